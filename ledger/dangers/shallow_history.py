"""A clone without its older commits."""

from __future__ import annotations

from ledger.dangers._danger import Peril, Weight, danger
from ledger.readers.surroundings import Surroundings


@danger(
    "shallow-history", Weight.NOTICE, promise="The history tells of every change.", asks_git=True
)
def shallow_history(around: Surroundings) -> Peril | None:
    """Whether older commits were left out of the clone."""
    if not around.held or not around.held.shallow:
        return None
    return Peril(
        "the clone is shallow: its older commits are not here, and are not audited",
        "`git fetch --unshallow` brings them",
    )
