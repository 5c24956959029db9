"""Files written whole or not at all.

Each file goes to a temporary one in its folder, is flushed to the disk and renamed. Nothing
is renamed before everything is ready, and nothing that changed in the meantime is replaced.
Files move and go last, so that one that is cut short has lost nothing.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ledger.editing._exclusive import NotWrittenError, exclusively
from ledger.editing._places import Places
from ledger.editing._replacing import (
    TakenMeanwhileError,
    flush_folder,
    give_back,
    spare_of,
    take_away,
    take_place,
)
from ledger.editing._temporary import finish, sweep, temporary_name, write_new
from ledger.processes import Progress, unheard
from ledger.value import Value


class FileChange(Value, frozen=True):
    """A file to write: its path from the root, its bytes as read (None: there is none), the new.

    Where the new bytes are None the file is taken away; `to` is the path it moves to, where
    there must be none yet.
    """

    path: str
    before: bytes | None
    after: bytes | None
    to: str = ""


class ChangedMeanwhileError(NotWrittenError):
    """A file is not as it was read: read it again and work the change out anew."""


class _Ready(Value, frozen=True):
    """A change, its file, where that moves to, and the temporary one that takes its place."""

    change: FileChange
    target: Path
    destination: Path
    temporary: Path

    @property
    def rank(self) -> int:
        """New files come first, then bytes change, then files move, then files go.

        So what is read is never less, and nothing links to what is not there yet.
        """
        if self.change.after is None:
            return 3
        if self.destination != self.target:
            return 2
        return int(self.change.before is not None)


def commit(root: Path, changes: Sequence[FileChange], progress: Progress = unheard) -> None:
    """Write every change, or none of them.

    Raises ChangedMeanwhileError where a file is not as it was read or a new one exists by
    now, NotWrittenError where one may not be written or another writer holds the ledger,
    OSError where the disk refuses. What had been renamed by then is put back. One that is
    killed leaves each file as it was or as it was to be, whole.

    A link to a file stays one and its target is replaced; mode, owner and extended
    attributes are kept where the system lets us. A second name (hard link) of a file keeps
    the old bytes.
    """
    made: list[Path] = []
    ready: list[_Ready] = []
    done = False
    _make_folder(root, made)
    places = Places(root)
    with exclusively(root) as alone:
        try:
            for number, change in enumerate(changes):
                progress("writing files", number, len(changes))
                target = places.target(change.path)
                destination = _destination(places, change, target)
                _compare(change, target)
                _make_folder(target.parent, made)
                _make_folder(destination.parent, made)
                ready.append(_named(change, target, destination))
                _write(ready[-1])
            if alone:
                sweep(root, {one.temporary.name for one in ready})
            for one in ready:
                _finish(one)
            for one in ready:
                _destination(places, one.change, one.target)
                _compare(one.change, one.target)
            _rename(sorted(ready, key=lambda one: one.rank), made)
            done = True
        finally:
            for one in ready:
                for path in (one.temporary, spare_of(one.temporary)):
                    with suppress(OSError):
                        path.unlink(missing_ok=True)
            for folder in reversed(made if not done else ()):
                with suppress(OSError):
                    folder.rmdir()


def _destination(places: Places, change: FileChange, target: Path) -> Path:
    """Where a file will be. Its own name in other capitals is not taken by anybody else."""
    if (change.to or change.after is None) and os.path.islink(  # noqa: PTH114
        f"{places.root}/{change.path}"
    ):
        raise NotWrittenError(f"{change.path} is a link to another file; nothing is written")
    if not change.to:
        return target
    destination = places.target(change.to)
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
        raise _changed(change.path)
    # Root may write whatever it likes; somebody who took all rights to write away meant it.
    if not os.access(target, os.W_OK) or not target.stat().st_mode & 0o222:
        raise NotWrittenError(f"{change.path} is write-protected; nothing is written")


def _changed(path: str) -> ChangedMeanwhileError:
    return ChangedMeanwhileError(
        f"{path} has changed since it was read; nothing is written, run it again"
    )


def _make_folder(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it that are missing; `made` gathers them."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir()
        made.append(one)


def _named(change: FileChange, target: Path, destination: Path) -> _Ready:
    return _Ready(change, target, destination, target.with_name(temporary_name()))


def _write(one: _Ready) -> None:
    if one.change.after is not None:
        try:
            write_new(one.temporary, one.change.after)
        except OSError as error:
            raise _about(error, one.change.path) from None


def _finish(one: _Ready) -> None:
    if one.change.after is not None:
        try:
            finish(one.temporary, None if one.change.before is None else one.target)
        except OSError as error:
            raise _about(error, one.change.path) from None


def _about(error: OSError, path: str) -> OSError:
    """An error that speaks of the file that was to be written, and not of a temporary one."""
    return OSError(error.errno, error.strerror or str(error), path)


def _rename(ready: list[_Ready], made: list[Path]) -> None:
    done: list[_Ready] = []
    moved: list[_Ready] = []
    try:
        for one in ready:
            _take_place(one)
            done.append(one)
            if one.destination != one.target:
                _move(one)
                moved.append(one)
        places = {place.parent for one in ready for place in (one.target, one.destination)}
        for folder in places | {one.parent for one in made}:
            flush_folder(folder)
    except BaseException:
        for one in reversed(moved):
            one.destination.rename(one.target)
        for one in reversed(done):
            _put_back(one)
        raise


def _take_place(one: _Ready) -> None:
    try:
        if one.change.after is None:
            take_away(one.temporary, one.target, one.change.before)
        else:
            take_place(one.temporary, one.target, one.change.before)
    except TakenMeanwhileError:
        _compare(one.change, one.target)
        raise _changed(one.change.path) from None
    except OSError as error:
        raise _about(error, one.change.path) from None


def _move(one: _Ready) -> None:
    """In one step: a second name first would leave a file that is killed under both."""
    try:
        one.target.rename(one.destination)
    except OSError as error:
        raise _about(error, one.change.path) from None


def _put_back(one: _Ready) -> None:
    """Undo a change. A new file goes; an old one comes back, or gets its bytes again."""
    change = one.change
    if give_back(one.temporary, one.target, change.before):
        return
    again = _named(FileChange(change.path, change.after, change.before), one.target, one.target)
    try:
        _write(again)
        _finish(again)
        again.temporary.replace(one.target)
    finally:
        again.temporary.unlink(missing_ok=True)
