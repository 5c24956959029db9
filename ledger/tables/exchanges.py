"""The exchanges with each person."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.model import exchange
from ledger.tables._columns import day, number, text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table


@table(
    "exchanges",
    "An exchange with a person by the day asked for: a conversation, or a way out and a way in "
    "close together. Automatic answers and likes are none.",
    (
        text("contact", "the person", key=True, refers="contacts.id"),
        number("the first, the second and so on with them"),
        day("date", "its day, of two lines that of the later one"),
        text("entry", "the dated line that it is, or the earlier of two", refers="entries.entry"),
        text(
            "later_entry",
            "the dated line that answers, or is answered",
            null="it is one line",
            refers="entries.entry",
        ),
    ),
)
def exchanges(source: TableSource) -> Iterator[Row]:
    """By person and date."""
    for contact in source.ledger.contacts:
        held = exchange.exchanges(source.ledger, contact, source.as_of)
        for at, one in enumerate(held, start=1):
            places = [entry.evidence for entry in one.entries]
            later = places[1] if len(places) > 1 else None
            yield source.ids[contact.path], at, one.date, places[0], later
