"""A folder that other users of the machine can read."""

from __future__ import annotations

from ledger.dangers._danger import Peril, Weight, danger
from ledger.readers.surroundings import Surroundings


@danger("readable-by-others", Weight.NOTICE, promise="What is private stays with you.")
def readable_by_others(around: Surroundings) -> Peril | None:
    """Whether other users can come in and list the folder."""
    if not around.reachable:
        return None
    return Peril(
        "other users of this machine, if there are any, can read this folder",
        "`chmod go-rwx .` in the ledger's folder, if the machine is not yours alone",
    )
