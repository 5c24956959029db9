"""There is no history to go back to."""

from __future__ import annotations

from ledger.dangers._danger import Peril, Weight, danger
from ledger.readers.surroundings import Surroundings


@danger("no-repository", Weight.NOTICE, promise="What was written once can be had again.")
def no_repository(around: Surroundings) -> Peril | None:
    """Whether no repository holds the ledger, or nothing was committed in it yet."""
    if around.held and around.held.committed is None:
        return Peril(
            "there is no history to go back to: nothing was committed yet",
            "`git add .`, `git commit -m 'The ledger so far'`; both once a week",
        )
    if around.in_repository:
        return None
    return Peril(
        "there is no history to go back to: no git repository holds this ledger",
        "`git init`, `git add .`, `git commit -m 'The ledger so far'`; the last two once a week",
    )
