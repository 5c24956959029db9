"""A repository that cannot be asked."""

from __future__ import annotations

from ledger.dangers._danger import Peril, Weight, danger
from ledger.readers.surroundings import Surroundings


@danger("unread-repository", Weight.DANGER, promise="What was written once can be had again.")
def unread_repository(around: Surroundings) -> Peril | None:
    """Whether there is a repository, and git does not tell of it."""
    if not around.in_repository or around.held:
        return None
    return Peril(
        f"there is a repository, and what it holds cannot be seen: {around.refusal}",
        "`git status` in the ledger's folder says more; `headway explain unread-repository`",
    )
