"""A merge that is not settled."""

from __future__ import annotations

from ledger.dangers._danger import Peril, Weight, danger
from ledger.readers.surroundings import Surroundings


@danger(
    "unsettled-merge", Weight.DANGER, promise="What was written once can be had again.",
    asks_git=True,
)  # fmt: skip
def unsettled_merge(around: Surroundings) -> Peril | None:
    """The files of which git holds more than one version until somebody says which is meant."""
    if not around.held or not around.held.unsettled:
        return None
    return Peril(
        "git has two versions of these files, and waits to be told which is meant",
        "make each as it should be, then `git add` it, then `git commit`",
        around.held.unsettled,
    )
