"""The temporary file that new bytes are written to, beside the file that they are for."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import stat
import sys
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

NEW_FILE_MODE = 0o666
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

# The reader takes what begins with a dot for no record.
_NAME = re.compile(r"\.headway-[0-9a-f]{16}\.tmp")


def temporary_name() -> str:
    """A name that no other file has."""
    return f".headway-{secrets.token_hex(8)}.tmp"


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet. Raises OSError."""
    handle = os.open(path, _NEW_FILE, NEW_FILE_MODE)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
    finally:
        os.close(handle)


def finish(path: Path, like: Path | None) -> None:
    """Have the disk hold a file, and give it what else another file has. Raises OSError.

    All files of a change are written before the first is flushed: it takes a third of the time.
    """
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    if like is not None:
        _dress(path, like)


def _dress(new: Path, old: Path) -> None:
    """Give a file the owner, the mode and the extended attributes of another, not its times."""
    status = old.stat()
    now = new.stat()
    if sys.platform != "win32" and (now.st_uid, now.st_gid) != (status.st_uid, status.st_gid):
        with suppress(OSError):
            os.chown(new, status.st_uid, status.st_gid)
    with suppress(OSError):
        shutil.copystat(old, new)
    new.chmod(stat.S_IMODE(status.st_mode))
    os.utime(new)


def sweep(root: Path, ours: Collection[str]) -> None:
    """Remove from a ledger's folders what a writer that was killed left there.

    Only for one who is alone: another's at work looks the same.
    """
    for above, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name not in ours and _NAME.fullmatch(name):
                with suppress(OSError):
                    Path(above, name).unlink()
