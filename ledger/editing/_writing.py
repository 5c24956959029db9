"""Files written whole or not at all.

Each file goes to a temporary one in its folder, is flushed to the disk and renamed. Nothing
is renamed before everything is ready, and nothing that changed in the meantime is replaced.
Files move and go last, so that one that is cut short has lost nothing.
"""

from __future__ import annotations

import os
import secrets
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

NEW_FILE_MODE = 0o666


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file to write: its path from the root, its bytes as read (None: there is none), the new.

    Where the new bytes are None the file is taken away; `to` is the path it moves to, where
    there must be none yet.
    """

    path: str
    before: bytes | None
    after: bytes | None
    to: str = ""


class NotWrittenError(Exception):
    """Why nothing was written, in one line."""


class ChangedMeanwhileError(NotWrittenError):
    """A file is not as it was read: read it again and work the change out anew."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """A change, its file, where that moves to, and a name beside it.

    The name is that of the new bytes until they are in place, or of a file that goes.
    """

    change: FileChange
    target: Path
    destination: Path
    temporary: Path

    @property
    def rank(self) -> int:
        """Bytes are written first, then files move, then files go: what is read is never less."""
        return 2 if self.change.after is None else int(self.destination != self.target)


def commit(root: Path, changes: Sequence[FileChange]) -> None:
    """Write every change, or none of them.

    Raises ChangedMeanwhileError where a file is not as it was read or a new one exists by
    now, NotWrittenError where one may not be written, OSError where the disk refuses. What
    had been renamed by then is put back.
    """
    root.mkdir(parents=True, exist_ok=True)
    ready: list[_Ready] = []
    with _alone(root):
        try:
            for change in changes:
                target = _target(root, change.path)
                destination = _destination(root, change, target)
                _compare(change, target)
                temporary = _prepare(change, target)
                ready.append(_Ready(change, target, destination, temporary))
            for one in ready:
                _destination(root, one.change, one.target)
                _compare(one.change, one.target)
            _rename(sorted(ready, key=lambda one: one.rank))
        finally:
            for one in ready:
                with suppress(OSError):
                    one.temporary.unlink(missing_ok=True)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """One writer of ours at a time; where the system has no such lock, all go on."""
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 - Unix alone has it

    handle = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _target(root: Path, path: str) -> Path:
    """The file that a path means, links followed. It has to lie in the ledger."""
    target = Path(os.path.realpath(root / path))
    if not target.is_relative_to(os.path.realpath(root)):
        raise NotWrittenError(f"{path} is a link to a file outside the ledger; nothing is written")
    return target


def _destination(root: Path, change: FileChange, target: Path) -> Path:
    """Where a file will be. Its own name in other capitals is not taken by anybody else."""
    if (change.to or change.after is None) and os.path.islink(root / change.path):  # noqa: PTH114
        raise NotWrittenError(f"{change.path} is a link to another file; nothing is written")
    if not change.to:
        return target
    destination = _target(root, change.to)
    if os.path.lexists(destination) and not (target.exists() and destination.samefile(target)):
        raise ChangedMeanwhileError(f"{change.to} exists already; nothing is written")
    return destination


def _compare(change: FileChange, target: Path) -> None:
    if change.before is None:
        if os.path.lexists(target):
            raise ChangedMeanwhileError(f"{change.path} exists already; nothing is written")
        return
    try:
        now = target.read_bytes()
    except FileNotFoundError:
        now = None
    if now != change.before:
        raise ChangedMeanwhileError(
            f"{change.path} has changed since it was read; nothing is written, run it again"
        )
    if not os.access(target, os.W_OK):
        raise NotWrittenError(f"{change.path} is write-protected; nothing is written")


def _prepare(change: FileChange, target: Path) -> Path:
    """The temporary file with the new bytes, on the disk, with the mode of the old one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.parent / f".{secrets.token_hex(8)}.tmp"
    if change.after is None:
        return temporary
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, NEW_FILE_MODE)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 - a handle has no path
            file.write(change.after)
            file.flush()
            os.fsync(file.fileno())
        if change.before is not None:
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _rename(ready: list[_Ready]) -> None:
    done: list[_Ready] = []
    try:
        for one in ready:
            if one.change.after is None:
                one.target.replace(one.temporary)
            else:
                one.temporary.replace(one.target)
            done.append(one)
            if one.destination != one.target:
                one.destination.parent.mkdir(parents=True, exist_ok=True)
                one.target.rename(one.destination)
        places = {place for one in ready for place in (one.target, one.destination)}
        for folder in {above for place in places for above in place.parents[:2]}:
            _flush_folder(folder)
    except BaseException:
        for one in reversed(done):
            _put_back(one)
        raise


def _put_back(one: _Ready) -> None:
    """Undo a rename. A new file goes; an old one gets its place and its bytes again."""
    if one.change.before is None:
        one.target.unlink(missing_ok=True)
        return
    if one.change.after is None:
        one.temporary.replace(one.target)
        return
    if one.destination != one.target:
        with suppress(FileNotFoundError):
            one.destination.rename(one.target)
    old = FileChange(one.change.path, one.change.after, one.change.before)
    _prepare(old, one.target).replace(one.target)


def _flush_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
