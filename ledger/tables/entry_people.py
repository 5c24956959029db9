"""Who took part in each dated line."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.tables._columns import entry_place, text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table


@table(
    "entry_people",
    "A person who takes part in a dated line: its file is theirs, or its running text links them.",
    (
        entry_place(key=True),
        text("contact", "the person", key=True, refers="contacts.id"),
    ),
)
def entry_people(source: TableSource) -> Iterator[Row]:
    """In the order of the entries."""
    for entry in source.ledger.entries:
        for one in source.ledger.people_in(entry):
            yield entry.evidence, source.ids[one.path]
