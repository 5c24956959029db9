"""What each dated line served."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.tables._columns import entry_place, text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table


@table(
    "entry_campaigns",
    "A campaign that a dated line serves: it takes part, or `for` names it.",
    (
        entry_place(key=True),
        text("campaign", "the campaign", key=True, refers="campaigns.id"),
    ),
)
def entry_campaigns(source: TableSource) -> Iterator[Row]:
    """In the order of the entries."""
    for entry in source.ledger.entries:
        for one in source.ledger.campaigns_of(entry):
            yield entry.evidence, source.ids[one.path]
