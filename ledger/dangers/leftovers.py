"""What a killed build or edit left behind."""

from __future__ import annotations

import re

from ledger.dangers._danger import Peril, Weight, danger
from ledger.readers.surroundings import Surroundings

_TEMPORARY = re.compile(r"\.headway-[0-9a-f]{16}\.tmp|\..+\.headway-(?:new|old)")
_AT_WORK = 3600  # seconds; no build or edit takes an hour


@danger("leftovers", Weight.NOTICE, promise="A build or an edit that is killed leaves no trace.")
def leftovers(around: Surroundings) -> Peril | None:
    """The temporary names of builds and edits, too old to be at work."""
    found = tuple(
        one.path
        for one in around.entries
        if _TEMPORARY.fullmatch(one.name) and around.now - one.written > _AT_WORK
    )
    if not found:
        return None
    return Peril(
        "a build or an edit was stopped in the middle, and left these behind",
        "`headway build` clears its own; delete what is left then: your files are whole",
        found,
    )
