"""Other names that a link may use."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.tables._columns import text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table


@table(
    "aliases",
    "Another name of a record, that a link may use.",
    (
        text("record", "the record", key=True, refers="records.id"),
        text("alias", "its other name", key=True),
    ),
)
def aliases(source: TableSource) -> Iterator[Row]:
    """In the order of paths, as typed."""
    for one in source.ledger.records:
        for alias in dict.fromkeys(one.aliases):
            yield source.ids[one.path], alias
