"""Records that git passes over."""

from __future__ import annotations

import shlex

from ledger.dangers._danger import Peril, Weight, danger
from ledger.readers.surroundings import Surroundings


@danger(
    "ignored-records", Weight.NOTICE, promise="What was written once can be had again.",
    asks_git=True,
)  # fmt: skip
def ignored_records(around: Surroundings) -> Peril | None:
    """The records that a .gitignore keeps out of every commit."""
    if not around.held or not around.held.ignored:
        return None
    return Peril(
        "a .gitignore keeps these records out of every commit: nothing holds an older version",
        f"`git check-ignore -v {shlex.quote(around.held.ignored[0])}` says which line it is; leave "
        "it where you meant it so",
        around.held.ignored,
    )
