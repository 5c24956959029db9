"""What each dated line came through."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.tables._columns import entry_place, text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table


@table(
    "entry_channels",
    "A channel that a dated line stands with, links, or says it came `via`.",
    (
        entry_place(key=True),
        text("channel", "the channel", key=True, refers="channels.id"),
    ),
)
def entry_channels(source: TableSource) -> Iterator[Row]:
    """In the order of the entries."""
    for entry in source.ledger.entries:
        for one in source.ledger.channels_of(entry):
            yield entry.evidence, source.ids[one.path]
