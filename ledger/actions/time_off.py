"""A long stretch without a day off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ledger.actions._action import Advice, Measurements, rule
from ledger.config import Way
from ledger.model.entry import Entry
from ledger.model.entry_index import dated, of_kind
from ledger.model.ledger import Ledger


@rule("time-off", 3, about=())
def time_off(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """A search is long: a day off that is planned is one that is taken."""
    longest = ledger.config.rules.without_time_off
    off = [
        entry.date + timedelta(days=(entry.days or 1) - 1)
        for entry in of_kind(ledger, "off")
        if not entry.minutes and (entry.date > as_of or not entry.todo)
    ]
    if any(day > as_of for day in off):
        return
    recent = list(_worked(dated(ledger, as_of - timedelta(days=longest - 1), as_of), as_of))
    if not recent:
        return
    since = max(off, default=None) or next(_worked(ledger.entries, as_of)).date
    if (as_of - since).days <= longest:
        return
    yield Advice(
        subject="",
        event=f"since {since}",
        message=f"{(as_of - since).days} days without a day off: plan one",
        line=f"- {as_of + timedelta(days=3)} off",
        resolved_by="an `off` entry",
        evidence=(recent[-1].evidence,),
    )


def _worked(entries: Iterable[Entry], as_of: date) -> Iterator[Entry]:
    return (
        entry
        for entry in entries
        if entry.minutes and entry.done_by(as_of) and entry.kind.way is not Way.OFF
    )
