"""Names that another machine cannot hold."""

from __future__ import annotations

import re

from ledger.dangers._danger import Peril, Weight, danger
from ledger.readers.surroundings import Surroundings

_REFUSED = re.compile(r'[<>:"\\|?*\x00-\x1f\ud800-\udfff]|[ .]$')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST = 143  # bytes: what an encrypted home folder holds


def _refused(name: str) -> bool:
    size = len(name.encode("utf-8", "surrogateescape"))
    return bool(_REFUSED.search(name) or _DEVICE.fullmatch(name)) or size > _LONGEST


@danger("unportable-names", Weight.NOTICE, promise="A ledger is the same on every machine.")
def unportable_names(around: Surroundings) -> Peril | None:
    """The names that are no UTF-8, too long, or not allowed on Windows."""
    found = tuple(one.path for one in around.entries if _refused(one.name))
    if not found:
        return None
    return Peril(
        "Windows, or an encrypted home folder, cannot hold these names",
        "`headway rename` and the id for a record, `git mv` for any other file",
        found,
    )
