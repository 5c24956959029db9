"""HW805: people are rated at events, and nothing says who would be a buyer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._lacking import profile_without
from ledger.checks._text import choices
from ledger.config import Way
from ledger.diagnostic import Severity
from ledger.model.entry_index import of_way
from ledger.model.ledger import Ledger

_KEYS = ("industries", "functions", "levels")
_ENOUGH = 3


@check(
    "HW805",
    "missing-buyers",
    Severity.INFO,
    why="without the buyers you aim at, a pleasant group cannot be told from one that knows them",
)
def missing_buyers(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """A group is judged from three visits on; until then there is nothing to hold against it."""
    lacked = [key for key in _KEYS if profile_without(ledger, key, as_of)]
    rated = [
        entry
        for entry in of_way(ledger, Way.GROUP)
        if entry.field("rated") and entry.done_by(as_of)
    ]
    if lacked and len(rated) >= _ENOUGH:
        yield Finding(
            ledger.profile.location,
            f"the people at {len(rated)} events are rated, and your own buyers have no "
            f"{choices(lacked)}",
            f"type who they are, such as `{lacked[0]}: [ONE, ANOTHER]`",
        )
