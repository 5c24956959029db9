"""A new file takes the place of an old one and gives it back; a file moves, or goes."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from ledger.exchange import exchange

# What a file system answers that cannot flush a folder; it is no failure to write.
_NO_FLUSH = frozenset({errno.EINVAL, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF, errno.EACCES})


class TakenMeanwhileError(Exception):
    """What is in the place is not what was there when the new file was worked out."""


def take_place(new: Path, target: Path, before: bytes | None) -> None:
    """Put a new file in the place of one that held `before`, or where there was none.

    The two change places, or the new one gets a second name: so nothing is replaced that
    somebody saves at this very moment, and the old file stays at hand, as `new` or as
    `spare_of(new)`. Where the system can do neither it is renamed. Raises TakenMeanwhileError
    where something else is in the place, OSError; then all is as it was.
    """
    if before is None:
        try:
            os.link(new, target)
        except FileExistsError:
            raise TakenMeanwhileError from None
        except OSError:
            new.replace(target)
        return
    try:
        kept = new if exchange(new, target) else _replaced(new, target)
    except FileNotFoundError:
        raise TakenMeanwhileError from None
    if kept is None:
        return
    try:
        if kept.read_bytes() != before:
            raise TakenMeanwhileError
    except BaseException:
        kept.replace(target)
        raise


def _replaced(new: Path, target: Path) -> Path | None:
    """Rename a file over another, and give the old one under the name it has now, if any."""
    old = spare_of(new)
    with suppress(OSError):
        os.link(target, old)
    new.replace(target)
    return old if old.exists() else None


def take_away(aside: Path, target: Path, before: bytes | None) -> None:
    """Put a file that held `before` aside, where `give_back` finds it; raises as above."""
    target.replace(aside)
    try:
        if aside.read_bytes() != before:
            raise TakenMeanwhileError
    except BaseException:
        aside.replace(target)
        raise


def give_back(new: Path, target: Path, before: bytes | None) -> bool:
    """Undo `take_place`. False where the old file is not at hand any more."""
    if before is None:
        target.unlink(missing_ok=True)
        return True
    for kept in (spare_of(new), new):
        if kept.exists():
            _place_again(kept, target)
            return True
    return False


def _place_again(kept: Path, target: Path) -> None:
    """Put an old file back, first by the call that took it away: a disk may refuse the other."""
    with suppress(OSError):
        if exchange(kept, target):
            return
    kept.replace(target)


def spare_of(new: Path) -> Path:
    """The other name of an old file while it is being replaced."""
    first, last = new.stem[:-1], new.stem[-1]
    return new.with_name(f"{first}{'0' if last != '0' else '1'}{new.suffix}")


def flush_folder(folder: Path) -> None:
    """Have the disk hold the names in a folder. Raises OSError where it fails to."""
    if sys.platform == "win32":  # pragma: no cover - the tests run on Unix
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NO_FLUSH:
            raise
