"""Too little room on the disk."""

from __future__ import annotations

from ledger.dangers._danger import Peril, Weight, danger
from ledger.readers.surroundings import Surroundings

_LEAST = 200_000_000  # bytes; chosen with room to spare, not measured


@danger("disk-nearly-full", Weight.DANGER, promise="A build or an edit can be finished.")
def disk_nearly_full(around: Surroundings) -> Peril | None:
    """Whether there is less room than a build may want."""
    if around.free >= _LEAST:
        return None
    return Peril(
        f"the disk has {around.free // 1_000_000} MB left",
        "make room before you write: nothing is lost where there is none, nor is it kept",
    )
