"""The skills that are being built."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.tables._columns import NOT_RECORDED, name, own_id, said, text
from ledger.tables._source import TableSource
from ledger.tables._standing import STANDING, standing
from ledger.tables._table import Row, table


@table(
    "skills",
    "A skill being built.",
    (
        own_id("skill"),
        name("skill"),
        text("plan", "how it is to be learned", null=NOT_RECORDED),
        text("proof", "what shows that it is there", null=NOT_RECORDED),
        *STANDING,
    ),
)
def skills(source: TableSource) -> Iterator[Row]:
    """In the order of paths."""
    for one in source.ledger.skills:
        yield (
            source.ids[one.path],
            one.name,
            said(one.plan),
            said(one.proof),
            *standing(source, one),
        )
