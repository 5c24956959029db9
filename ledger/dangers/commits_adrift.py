"""Commits that are on no branch."""

from __future__ import annotations

from ledger.dangers._danger import Peril, Weight, danger
from ledger.readers.surroundings import Surroundings


@danger(
    "commits-adrift", Weight.DANGER, promise="What was written once can be had again.",
    asks_git=True,
)  # fmt: skip
def commits_adrift(around: Surroundings) -> Peril | None:
    """Whether what is checked out was committed on no branch, where git clears it away in time."""
    if not around.held or not around.held.adrift:
        return None
    return Peril(
        "the last commit is on no branch: once you switch to another, git clears it away in time",
        "`git switch -c kept`, which makes a branch of it; of a rebase, finish that first",
    )
