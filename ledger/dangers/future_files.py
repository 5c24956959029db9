"""Files from the future."""

from __future__ import annotations

from ledger.dangers._danger import Peril, Weight, danger
from ledger.readers.surroundings import Surroundings

_SLACK = 86400  # seconds; a time zone or a clock a little off does no harm


@danger("future-files", Weight.DANGER, promise="Figures belong to the right day.")
def future_files(around: Surroundings) -> Peril | None:
    """The files written later than the clock says it is."""
    found = tuple(
        one.path for one in around.entries if one.is_file and one.written - around.now > _SLACK
    )
    if not found:
        return None
    return Peril(
        "these files were written more than a day after what this machine's clock says",
        "`date` shows the clock: compare it with another",
        found,
    )
