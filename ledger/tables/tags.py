"""The tags of records."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.tables._columns import text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table


@table(
    "tags",
    "A tag of a record.",
    (
        text("record", "the record", key=True, refers="records.id"),
        text("tag", "the tag, as typed", key=True),
    ),
)
def tags(source: TableSource) -> Iterator[Row]:
    """In the order of paths, as typed."""
    for one in source.ledger.records:
        for tag in dict.fromkeys(one.tags):
            yield source.ids[one.path], tag
