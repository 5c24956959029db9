"""Where a record's file lies while it is put away: in `archive`, below the folder of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from ledger.model.record import ARCHIVE


def archived_path(path: str, folders: Mapping[str, str]) -> str:
    """The path of a record's file in the archive: `contacts/archive/dana-kim.md`.

    A folder of the owner's within that of the kind goes with it, so that it can come back.
    """
    top, below = _split(path, folders)
    return f"{top}/{ARCHIVE}/{below}"


def restored_path(path: str, folders: Mapping[str, str]) -> str:
    """The path of a record's file out of the archive."""
    top, below = _split(path, folders)
    parts = [part for part in PurePosixPath(below).parts[:-1] if part.casefold() != ARCHIVE]
    return "/".join([top, *parts, PurePosixPath(below).name])


def _split(path: str, folders: Mapping[str, str]) -> tuple[str, str]:
    """The folder of the settings that a file lies in, and its path below that."""
    top = max((one for one in folders if path.startswith(f"{one}/")), key=len)
    return top, path.removeprefix(f"{top}/")
