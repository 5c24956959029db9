"""The answers to what was published, and the segment that each belongs to."""

from __future__ import annotations

from datetime import date, timedelta

from ledger.config import Way
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.entry_index import of_way
from ledger.model.ledger import Ledger

_NO_DEPTH = "like"


def counted_responses(ledger: Ledger, as_of: date) -> tuple[Entry, ...]:
    """The answers of the last `dialog-span` days that say something of an audience, by date.

    A like says nothing, and an advocate would answer whatever the subject.
    """
    since = as_of - timedelta(days=ledger.config.rules.dialog_span)
    return tuple(
        entry
        for entry in of_way(ledger, Way.RESPONSE)
        if entry.date > since
        and entry.done_by(as_of)
        and not entry.automatic
        and (entry.field("depth") or "").strip().lower() != _NO_DEPTH
        and not any(person.advocate for person in ledger.parties(entry, Contact))
    )


def segment_of(ledger: Ledger, entry: Entry) -> str:
    """The segment that a line states, else that of somebody in it; empty where there is none."""
    stated = (entry.field("segment") or "").strip()
    people = ledger.parties(entry, Contact)
    return stated or next((person.segment for person in people if person.segment), "")
