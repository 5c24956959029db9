"""A long stretch without a day off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.actions._action import Advice, Measurements, rule
from ledger.config import Way
from ledger.model.ledger import Ledger


@rule("time-off", 3)
def time_off(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """A search is long: a day off that is planned is one that is taken."""
    longest = ledger.config.rules.without_time_off
    worked = [
        entry
        for entry in ledger.entries
        if entry.minutes and entry.done_by(as_of) and entry.kind.way is not Way.OFF
    ]
    off = [
        entry.date + timedelta(days=(entry.days or 1) - 1)
        for entry in ledger.entries
        if entry.kind.name == "off" and not entry.minutes and (entry.date > as_of or not entry.todo)
    ]
    if not worked or any(day > as_of for day in off):
        return
    since = max([day for day in off if day <= as_of] or [worked[0].date])
    recent = [entry for entry in worked if entry.date > as_of - timedelta(days=longest)]
    if (as_of - since).days <= longest or not recent:
        return
    yield Advice(
        subject="",
        event=f"since {since}",
        message=f"{(as_of - since).days} days without a day off: plan one",
        line=f"- {as_of + timedelta(days=3)} off",
        resolved_by="an `off` entry",
        evidence=(worked[-1].evidence,),
    )
