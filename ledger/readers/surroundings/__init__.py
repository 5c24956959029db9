"""What lies around a ledger: its files as the disk has them, its repository, its machine.

Nothing is written, no record is read for what it says, and only git's plumbing is asked.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ledger.config import FILE_NAME
from ledger.readers.git import GitError
from ledger.readers.store import Store
from ledger.readers.surroundings._disk import (
    is_open_to_others,
    markers_above,
    open_files,
    type_of_disk,
)
from ledger.readers.surroundings._held import Held, Remote, read_held
from ledger.readers.surroundings._reports import MANIFEST, Report, published_by, reports_among
from ledger.readers.surroundings._walk import Entry, entries_below
from ledger.value import Value

__all__ = [
    "MANIFEST", "Entry", "Held", "Remote", "Report", "Surroundings", "published_by",
    "read_surroundings",
]  # fmt: skip


class Surroundings(Value, frozen=True):
    """What is known of a ledger's folder and machine.

    `place` is the folder's real path, and `markers` the names of files, in it or in a folder
    above it, that a program which synchronises puts there; `reachable` says whether the other
    users of the machine can list it; `disk` is the type of its file system (empty: not known),
    `free` the room left on it in bytes; `now` is the machine's clock in seconds since 1970, and
    `as_of` the day that it is looked at for.

    `in_repository` says whether it, or a folder above it, holds a `.git`; `held` is what git has
    of the ledger, and where it gave none `refusal` says why. `exposed` are the files kept between
    runs that other users can read; `other_cache` says that another version of the program was
    the last that read the ledger.
    """

    place: str
    entries: tuple[Entry, ...]
    reports: tuple[Report, ...]
    markers: tuple[str, ...]
    reachable: bool
    disk: str
    free: int
    now: float
    as_of: date
    in_repository: bool
    held: Held | None
    refusal: str
    exposed: tuple[str, ...]
    other_cache: bool


def read_surroundings(
    root: Path, now: float, as_of: date, cache: Path, kept: Sequence[Path] = ()
) -> Surroundings:
    """Look around a ledger; `now` is in seconds since 1970. Raises OSError.

    `cache` is the owner's folder for what can be worked out again, `kept` are their others.
    """
    place = os.path.realpath(root)
    entries = tuple(sorted(entries_below(place), key=lambda one: one.path))
    file = root / FILE_NAME
    settings = file.read_bytes()
    held, refusal = None, ""
    in_repository = any(
        os.path.lexists(folder / ".git") for folder in (Path(place), *Path(place).parents)
    )
    if in_repository:
        try:
            held = read_held(root, entries, settings)
        except GitError as error:
            refusal = str(error)
    return Surroundings(
        place=place,
        entries=entries,
        reports=tuple(reports_among(place, entries)),
        markers=tuple(markers_above(place)),
        reachable=is_open_to_others(Path(place)),
        disk=type_of_disk(place),
        free=shutil.disk_usage(place).free,
        now=now,
        as_of=as_of,
        in_repository=in_repository,
        held=held,
        refusal=refusal,
        exposed=tuple(path for folder in (cache, *kept) for path in open_files(folder)),
        other_cache=Store(cache, root, settings).is_of_another(file.stat().st_mtime),
    )
