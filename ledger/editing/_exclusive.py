"""One writer of a ledger at a time, from the reading of its files to the writing of them."""

from __future__ import annotations

import errno
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LONGEST_WAIT = 60.0
_PAUSE = 0.01
_MOST_SHOWN = 60

# What a file system answers that has no such lock, or none on a folder (NFS wants a file).
_NO_LOCK = frozenset(
    {errno.EBADF, errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL, errno.EISDIR}
)

_held = threading.local()


class NotWrittenError(Exception):
    """Why nothing was written, in one line."""


class HeldByAnotherError(NotWrittenError):
    """Another writer kept the ledger to itself for as long as one waits."""


@contextmanager
def exclusively(root: Path, longest: float = LONGEST_WAIT) -> Iterator[bool]:
    """The ledger in a folder for this writer alone: read, work out and `commit` within.

    It is given whether it is alone indeed. Another one waits, for `longest` seconds at most;
    then HeldByAnotherError says what holds the ledger. Within itself it may be entered again.
    The folder itself is locked, so that nothing is left behind, and a writer that is killed
    holds nothing. Windows and some network file systems have no such lock: there all go on,
    and `commit` compares what it replaces with what was read. So it does with what an editor
    saves, which asks for no lock.

    Ask the owner whatever is to be asked before, so that nobody waits for an answer.
    Raises OSError where the folder cannot be opened.
    """
    place = os.path.realpath(root)
    ours: dict[str, bool] = _held.__dict__.setdefault("ours", {})
    if place in ours:
        yield ours[place]
        return
    if sys.platform == "win32":  # pragma: no cover - the tests run on Unix
        yield False
        return
    handle = os.open(place, os.O_RDONLY)
    try:
        ours[place] = _is_locked(handle, longest)
        yield ours[place]
    finally:
        ours.pop(place, None)
        os.close(handle)


def _is_locked(handle: int, longest: float) -> bool:
    """Wait for the lock of a folder; False where there is none to be had."""
    import fcntl  # noqa: PLC0415 - Unix alone has it

    last = time.monotonic() + longest
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > last:
                raise HeldByAnotherError(_who(handle)) from None
            time.sleep(_PAUSE)
        except OSError as error:
            if error.errno in _NO_LOCK:
                return False
            raise
        else:
            return True


def _who(handle: int) -> str:
    """What holds the lock, where the system tells (Linux does)."""
    said = "the ledger is being written by another program; nothing is written, run it again"
    number = os.fstat(handle).st_ino
    try:
        rows = [row.split() for row in Path("/proc/locks").read_text().splitlines()]
        locks = [row for row in rows if row[1] == "FLOCK"]
        process = next(row[4] for row in locks if row[5].endswith(f":{number}"))
        typed = Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
    except (OSError, StopIteration, IndexError):
        return said
    shown = os.fsdecode(b" ".join(typed)).strip()
    name = shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]}…"
    return said.replace("another program", f"process {process} ({name})")
