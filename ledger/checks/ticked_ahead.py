"""HW513: something is ticked off on a day that is still to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.diagnostic import Severity
from ledger.model.entry import Entry
from ledger.model.lasting import lines_where
from ledger.model.ledger import Ledger
from ledger.model.written import still_ahead


@check(
    "HW513",
    "ticked-ahead",
    Severity.WARNING,
    why="what is dated ahead counts as not done yet, so work you have finished is in no figure",
)
def ticked_ahead(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """A line counts on its own day: done early, it wants the day on which it was done."""
    for entry in _ticked(ledger):
        if still_ahead(ledger, entry.date, as_of):
            yield Finding(
                entry.location,
                f"this is ticked as done, and its day is {entry.date}, which is still to come",
                f"put the day in on which it was done, `- [x] {as_of}`, or take the tick out: "
                f"`- [ ] {entry.date}`",
            )


@lines_where
def _ticked(ledger: Ledger, entry: Entry) -> bool:
    return entry.ticked
