"""The fields of dated lines."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.tables._columns import entry_place, integer, number, text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table


@table(
    "entry_fields",
    "A field of a dated line: `[got:: …]`, `[for:: …]`, `[next:: …]` and any other.",
    (
        entry_place(key=True),
        number("the field's place in the dated line"),
        text("key", "its key, in lower case"),
        text("value", "its value, links as typed"),
        integer("line", "the line of the file that it stands on"),
    ),
)
def entry_fields(source: TableSource) -> Iterator[Row]:
    """In the order of the entries, as typed."""
    for entry in source.ledger.entries:
        for at, one in enumerate(entry.fields, start=1):
            yield entry.evidence, at, one.key, one.value, one.location.line
