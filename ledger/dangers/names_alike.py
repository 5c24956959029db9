"""Names that differ only in capitals or accents' spelling."""

from __future__ import annotations

import unicodedata
from collections import defaultdict

from ledger.dangers._danger import Peril, Weight, danger
from ledger.readers.surroundings import Surroundings


@danger("names-alike", Weight.DANGER, promise="A ledger is the same on every machine.")
def names_alike(around: Surroundings) -> Peril | None:
    """The paths that a disk blind to capitals would take for one."""
    alike: dict[str, list[str]] = defaultdict(list)
    for one in around.entries:
        alike[unicodedata.normalize("NFC", one.path).casefold()].append(one.path)
    found = tuple(path for group in alike.values() if len(group) > 1 for path in group)
    if not found:
        return None
    return Peril(
        "on Windows and macOS these names are one, and one of the files is lost there",
        "`headway rename` one of each, or `headway merge` them",
        found,
    )
