"""A report in a folder that is often published."""

from __future__ import annotations

from ledger.dangers._danger import Peril, Weight, danger
from ledger.readers.surroundings import Surroundings


@danger("report-in-public", Weight.DANGER, promise="What is private stays with you.")
def report_in_public(around: Surroundings) -> Peril | None:
    """The reports made for their owner alone, in folders that hosts publish as they are."""
    found = [one for one in around.reports if one.published and not one.shared]
    if not found:
        return None
    return Peril(
        f"{found[0].published} is often published as it is, and a report in it names people",
        "`headway build -o site` makes it elsewhere, then delete this one; for others to see, "
        "`headway build --shared`",
        tuple(one.folder for one in found),
    )
