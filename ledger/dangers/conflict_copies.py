"""Copies that a synchronised folder made of two edits."""

from __future__ import annotations

import re

from ledger.dangers._danger import Peril, Weight, danger
from ledger.dangers._services import service_of
from ledger.readers.surroundings import Surroundings

# As Dropbox (in four languages), Nextcloud, Obsidian and others, and Syncthing name them.
_COPY = re.compile(
    r"conflicted copy|conflict copy|in konflikt stehende kopie|copie en conflit"
    r"|copia en conflicto|\.sync-conflict-\d{8}",
    re.IGNORECASE,
)
# As OneDrive and Google Drive do; others may be called so, unless the first one stands beside.
_BESIDE = re.compile(r"(.+?)(?:-(?:DESKTOP|LAPTOP)-[0-9A-Z]{7}| ?\(\d\))(\.\w+)")
_ICLOUD = re.compile(r"(.+?) \d(\.\w+)")


@danger("conflict-copies", Weight.DANGER, promise="A record is told once.")
def conflict_copies(around: Surroundings) -> Peril | None:
    """The names that the programs that synchronise give to a second version."""
    there = {one.path for one in around.entries}
    forms = [_BESIDE, *([_ICLOUD] if service_of(around) == "iCloud Drive" else [])]

    def is_copy(path: str) -> bool:
        first = (match[1] + match[2] for form in forms if (match := form.fullmatch(path)))
        return bool(_COPY.search(path.rpartition("/")[2])) or any(one in there for one in first)

    found = tuple(one.path for one in around.entries if one.is_file and is_copy(one.path))
    if not found:
        return None
    return Peril(
        "two machines wrote the same file, and the second version stands beside it",
        "compare each with its original, take over what is missing, delete the copy",
        found,
    )
