"""A folder that a program synchronises."""

from __future__ import annotations

from ledger.dangers._danger import Peril, Weight, danger
from ledger.dangers._services import service_of
from ledger.readers.surroundings import Surroundings


@danger("synchronised-folder", Weight.NOTICE, promise="An edit is whole or not there.")
def synchronised_folder(around: Surroundings) -> Peril | None:
    """Whether the folder, or one above it, is known for a program that synchronises."""
    service = service_of(around)
    if not service:
        return None
    return Peril(
        f"{service} synchronises this folder, and does not wait for an edit to end",
        "write on one machine at a time, and let it settle before you use another",
    )
