"""The channels of the ledger."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.tables._columns import NOT_RECORDED, name, own_id, said, text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table


@table(
    "channels",
    "A place where effort goes: a group, an event series, a job board, cold calling, a blog.",
    (
        own_id("channel"),
        name("channel"),
        text("type", "introduction, group, event, job-board and so on", null=NOT_RECORDED),
        text("base_rate", "how often it works for others, as typed", null=NOT_RECORDED),
        text("cost", "what it costs, as typed", null=NOT_RECORDED),
    ),
)
def channels(source: TableSource) -> Iterator[Row]:
    """In the order of paths."""
    for one in source.ledger.channels:
        yield (
            source.ids[one.path],
            one.name,
            said(one.type),
            said(one.base_rate),
            said(one.cost),
        )
