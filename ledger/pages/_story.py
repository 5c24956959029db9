"""Entries as lines of a story."""

from __future__ import annotations

from datetime import date

from ledger.markdown import Html
from ledger.model.entry import Entry
from ledger.model.record import Record
from ledger.pages._links import Links, Place
from ledger.value import Value
from ledger.wording import days_ago, hours


class StoryLine(Value, frozen=True):
    """One entry: when, what, with its fields, and where it was typed.

    `state` is empty for what is done, else `to do`, `overdue` or `coming`. `holder` is the
    record whose file it stands in, where that is another one.
    """

    anchor: str
    day: str
    time: str
    kind: str
    measure: str
    text: Html
    fields: tuple[tuple[str, Html], ...]
    state: str
    when: str
    holder: Html | None
    source: Place


def story_line(links: Links, entry: Entry, record: Record | None, anchor: str = "") -> StoryLine:
    """An entry as it stands on a record's page, or on a page of no record."""
    results = links.results
    own = record is not None and entry.location.path == record.path
    holder = None if own else results.ledger.find(entry.holder)
    state = state_of(entry, results.as_of)
    return StoryLine(
        anchor=anchor,
        day=entry.date.isoformat(),
        time=entry.time.strftime("%H:%M") if entry.time else "",
        kind=entry.word.lower() if entry.kind.name != "note" else "note",
        measure=_measure(entry),
        text=links.line(entry.text),
        fields=tuple([(field.key, links.line(field.value)) for field in entry.fields])
        if entry.fields
        else (),
        state=state,
        when=days_ago(entry.date, results.as_of) if state else "",
        holder=links.named(holder) if holder else None,
        source=links.location(entry.location),
    )


def state_of(entry: Entry, as_of: date) -> str:
    """Whether an entry is still to do, overdue or only coming; empty for what is done."""
    if entry.todo:
        return "overdue" if entry.date < as_of else "to do"
    return "coming" if entry.date > as_of else ""


def _measure(entry: Entry) -> str:
    if not (entry.minutes or entry.round or entry.days or entry.count > 1):
        return ""
    parts = [
        f"round {entry.round}" if entry.round else "",
        hours(entry.minutes) if entry.minutes else "",
        f"{entry.days} days" if entry.days else "",
        f"×{entry.count}" if entry.count > 1 else "",
    ]
    return " · ".join(part for part in parts if part)
