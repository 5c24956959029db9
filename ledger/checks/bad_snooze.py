"""HW516: a line that is to put an action off, and does not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.checks._check import Finding, check
from ledger.checks._text import shown
from ledger.diagnostic import Severity
from ledger.model.entry_index import of_kind
from ledger.model.ledger import Ledger
from ledger.model.snooze import KIND, snooze_of
from ledger.wording import plural


@check(
    "HW516",
    "bad-snooze",
    Severity.WARNING,
    why="advice that you meant to put off is shown all the same, or comes back when you do not "
    "expect it",
)
def bad_snooze(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """What is put off has an id, and a day on which it comes back."""
    longest = ledger.config.rules.longest_snooze
    for entry in of_kind(ledger, KIND):
        if entry.todo:
            continue
        snooze = snooze_of(entry)
        last = entry.date + timedelta(days=longest)
        if snooze is None:
            yield Finding(
                entry.location,
                f"{shown(entry.text or entry.word, 40)} puts nothing off: it wants the id that "
                "`headway next` shows, and the day to be told of it again",
                f"- {entry.date} {KIND} ID until {last}, WHY",
            )
        elif snooze.until <= entry.date:
            yield Finding(
                entry.location,
                f"this puts nothing off: {snooze.until} is not after its own day",
                f"put a later day in, at most {last}",
            )
        elif snooze.until > last:
            yield Finding(
                entry.location,
                f"this ends on {last}: {plural(longest, 'day')} are the most",
                f"- {entry.date} {KIND} {snooze.action} until {last}, {snooze.why or 'WHY'}",
            )
