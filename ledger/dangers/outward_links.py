"""Links that lead out of the ledger."""

from __future__ import annotations

from ledger.dangers._danger import Peril, Weight, danger
from ledger.readers.surroundings import Surroundings


@danger("outward-links", Weight.NOTICE, promise="Only the ledger is read and written.")
def outward_links(around: Surroundings) -> Peril | None:
    """The links whose end lies elsewhere."""
    found = tuple(one.path for one in around.entries if one.leads_out)
    if not found:
        return None
    return Peril(
        "these links lead out of the ledger: what they lead to is not backed up with it",
        "put the file itself here, or leave the link where you meant it so",
        found,
    )
