"""HW807: some conversations say how long they took, and some do not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.checks._check import Finding, check
from ledger.config import Way
from ledger.diagnostic import Severity
from ledger.model.entry_index import of_way
from ledger.model.ledger import Ledger
from ledger.model.stage import open_campaigns

# Below this many conversations there is no habit to speak of.
_ENOUGH = 10


@check(
    "HW807",
    "untimed-meetings",
    Severity.INFO,
    why="hours spent with people go missing, so busy-work takes up more of the rest than it did",
)
def untimed_meetings(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """Told once, at the last of them; who never types a time is told nothing."""
    days = ledger.config.rules.window
    since = as_of - timedelta(days=days)
    held = [
        entry
        for entry in of_way(ledger, Way.TWO)
        if entry.date > since and not entry.automatic and entry.done_by(as_of)
    ]
    untimed = [entry for entry in held if not entry.minutes]
    if not untimed or len(held) < _ENOUGH or 2 * len(untimed) >= len(held):
        return
    if open_campaigns(ledger, as_of):
        last = untimed[-1]
        say = "says" if len(untimed) == 1 else "say"
        yield Finding(
            last.location,
            f"{len(untimed)} of {len(held)} conversations in {days} days {say} nothing of how long "
            "they took",
            f"put the time after the kind: `- {last.date} {last.word.lower()} 30m …`",
        )
