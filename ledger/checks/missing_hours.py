"""HW802: hours are logged, and nothing says how many were planned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.checks._check import Finding, check
from ledger.checks._lacking import profile_without
from ledger.config import Way
from ledger.diagnostic import Severity
from ledger.model.ledger import Ledger
from ledger.wording import hours

# Fewer lines with a time tell of somebody who tries it out.
_ENOUGH = 10


@check(
    "HW802",
    "missing-hours",
    Severity.INFO,
    why="without the hours planned, a week that is hardly written down looks like a full one",
)
def missing_hours(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """The hours a week are those meant for the search, whatever came of them."""
    profile = profile_without(ledger, "hours", as_of)
    if profile is None:
        return
    days = ledger.config.rules.window
    since = as_of - timedelta(days=days)
    timed = [
        entry.minutes
        for entry in ledger.entries
        if entry.minutes
        and entry.date > since
        and entry.done_by(as_of)
        and entry.kind.way is not Way.OFF
    ]
    if len(timed) >= _ENOUGH:
        yield Finding(
            profile.key_place("hours"),
            f"{hours(sum(timed))} are logged in {days} days, and nothing says how many you planned",
            "type the hours a week that you mean to give it: `hours: HOURS`",
        )
