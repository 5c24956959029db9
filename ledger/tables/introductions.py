"""Who introduced whom, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.metrics._introductions import introductions_by, talked
from ledger.tables._columns import boolean, day, entry_place, text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table


@table(
    "introductions",
    "A person whom somebody introduced by the day asked for, once: the first to do it has the "
    "credit. Who was spoken with before, or has no file, is none.",
    (
        text("introduced", "who was introduced", key=True, refers="contacts.id"),
        text("introducer", "who did it", refers="contacts.id"),
        day("date", "the day of it"),
        entry_place(),
        boolean("talked", "whether an exchange with the person introduced followed"),
    ),
)
def introductions(source: TableSource) -> Iterator[Row]:
    """By date and introducer."""
    for one in introductions_by(source.ledger, source.as_of):
        yield (
            source.ids[one.introduced.path],
            source.ids[one.introducer.path],
            one.date,
            one.entry.evidence,
            talked(source.ledger, one, source.as_of),
        )
