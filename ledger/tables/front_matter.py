"""Everything that stands in front matter, as typed."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.model.record import FieldText
from ledger.tables._columns import boolean, integer, text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table


@table(
    "front_matter",
    "A value of a record's front matter, as typed: of a list each item, of keys the format does "
    "not name too. Here stand `email`, `phone`, `links`, `reaches`, `aimed-at`, `audience`, "
    "`needed-by` and whatever else there may be several of.",
    (
        text("record", "the record", key=True, refers="records.id"),
        text("key", "the key, as the format calls it where it knows it", key=True),
        integer("number", "the item's place in a list, from 1; 1 for what is no list", key=True),
        text("value", "the value, as text", null="the key stands there without a value"),
        boolean("known", "whether the format names this key"),
        text("path", "the file"),
        integer("line", "the line of the key's value"),
    ),
)
def front_matter(source: TableSource) -> Iterator[Row]:
    """In the order of paths, as typed."""
    for one in source.ledger.records:
        for key, value in one.fields.items():
            known, line = key not in one.unknown, one.place(key).line
            for at, item in enumerate(_items(value), start=1):
                yield source.ids[one.path], key, at, item, known, one.path, line


def _items(value: FieldText) -> tuple[str | None, ...]:
    return value if isinstance(value, tuple) else (value or None,)
