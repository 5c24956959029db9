"""The bytes of a file of the ledger, or why it is none to be read."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

MOST_BYTES = 5_000_000
# Opens a file only where its name is no link, and never waits for a pipe; a system that knows
# no links has no such thing.
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_OPENING = os.O_RDONLY | _NO_LINK | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


class UnreadableError(Exception):
    """Why a file is not read, in words."""


def is_inside(root: Path, path: Path) -> bool:
    """Whether a path, links followed, lies in the ledger."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def regular_bytes(place: Path) -> bytes:
    """The bytes of a file that is read wherever it lies.

    Raises OSError where it cannot be read, or should not be: a pipe, a device, more than 5 MB.
    """
    status = place.stat()
    if stat.S_ISREG(status.st_mode) and status.st_size > MOST_BYTES:
        said = f"larger than {MOST_BYTES // 1_000_000} million bytes"
        raise OSError(errno.EFBIG, said, str(place))
    if stat.S_ISFIFO(status.st_mode) or stat.S_ISCHR(status.st_mode):
        raise OSError(errno.EINVAL, "not a regular file", str(place))
    return place.read_bytes()


def bytes_of(root: Path, path: str) -> bytes:
    """The bytes of a file of the ledger. Raises UnreadableError where it is none to be read."""
    full = root / path
    if not os.path.exists(full):  # noqa: PTH110 - as cheap as it gets, once for each file
        raise UnreadableError("a link to nothing")
    if not is_inside(root, full):
        raise UnreadableError("a link to a file outside the ledger")
    status = full.stat()
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableError("a folder with the name of a file")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError("not a regular file")
    if status.st_size > MOST_BYTES:
        raise UnreadableError(f"larger than {MOST_BYTES // 1_000_000} MB")
    return full.read_bytes()


def walked_bytes(root: Path, path: str) -> bytes:
    """The bytes of a file of a folder that was walked, so that it lies in the ledger.

    A regular file that is no link is opened at once. Anything else is looked at from the
    beginning, to be told what it is.
    """
    if _NO_LINK:
        try:
            return _plain_bytes(f"{root}/{path}")
        except OSError:
            pass
    return bytes_of(root, path)


def _plain_bytes(full: str) -> bytes:
    """The bytes of a regular file. Raises OSError for any other, and one that is too large."""
    opened = os.open(full, _OPENING)
    try:
        status = os.fstat(opened)
        if not stat.S_ISREG(status.st_mode) or status.st_size > MOST_BYTES:
            raise OSError
        data = os.read(opened, status.st_size + 1)
        if len(data) != status.st_size:
            raise OSError
        return data
    finally:
        os.close(opened)
