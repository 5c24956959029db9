"""A cache that another version wrote."""

from __future__ import annotations

from ledger.dangers._danger import Peril, Weight, danger
from ledger.readers.surroundings import Surroundings


@danger("other-cache", Weight.NOTICE, promise="The figures are those of the files as they are.")
def other_cache(around: Surroundings) -> Peril | None:
    """Whether what is kept of the ledger was kept by another version of the program."""
    if not around.other_cache:
        return None
    return Peril(
        "the ledger was read last by another version of Headway, and what it kept is not used",
        "nothing: the next command reads all files anew; `headway --version` tells two apart",
    )
