"""Where the ledger is that is meant, by what stands where its settings would; reads nothing."""

from __future__ import annotations

import errno
import shlex
import stat
from pathlib import Path

from ledger.commands._options import CouldNotError
from ledger.terminal import visible

_NAME = "headway.toml"
_A_FILE = "a file"
_NOWHERE = "a link that leads nowhere"
_KINDS = (
    (stat.S_ISREG, _A_FILE),
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
)


def find_root(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that holds a `headway.toml`, whatever that is.

    One that is a link to a disk which is not there is still the one that is meant: further up
    another ledger may lie, which is not to be written to in its place.
    """
    for folder in (start, *start.parents):
        if _is_named(folder / _NAME):
            return folder
    return None


def _is_named(place: Path) -> bool:
    """Whether something is there; in a folder that may not be entered nothing of ours is."""
    try:
        place.lstat()
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return False
    except OSError:
        pass  # what the disk cannot tell is told by whoever reads it
    return True


def has_settings(folder: Path) -> bool:
    """Whether a folder is a ledger: it holds a `headway.toml`.

    Raises CouldNotError where that is no file, or cannot be looked at: it is no ledger then, and
    none can be made there.
    """
    place = folder / _NAME
    named = visible(str(place))
    try:
        there = _standing(place)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CouldNotError(f"{named} cannot be looked at: {reason}") from None
    if there in ("", _A_FILE):
        return bool(there)
    remedy = "bring back what it leads to, or remove it" if there == _NOWHERE else "move it away"
    raise CouldNotError(
        f"{named} is {there}, and the settings of a ledger are a file: {remedy}; "
        f"`headway init {visible(shlex.quote(str(folder)))}` makes them anew"
    )


def _standing(place: Path) -> str:
    """What stands in a place, links followed; empty for nothing. Raises OSError."""
    try:
        mode = place.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return _NOWHERE if place.is_symlink() else ""
    except OSError as error:
        if error.errno == errno.ELOOP:
            return "a link that leads back to itself"
        raise
    return next((words for is_one, words in _KINDS if is_one(mode)), "a device")
