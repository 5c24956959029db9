"""What the owner of the ledger offers."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.tables._columns import integer, number, said, text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table


@table(
    "offers",
    "What I offer, from `me.md`.",
    (
        number("the offer's place in the list"),
        text("offer", "what is offered"),
        text(
            "sort",
            "technical, leadership, management, work-style, soft or philosophy",
            null="not recorded",
        ),
        integer("level", "how much of it there is, 0 to 3"),
        text("proof", "what shows it", null="not recorded"),
        text("path", "the file that states it"),
        integer("line", "the line of that file"),
    ),
)
def offers(source: TableSource) -> Iterator[Row]:
    """As typed."""
    for at, one in enumerate(source.ledger.profile.offers, start=1):
        place = one.location
        yield at, one.name, said(one.sort), one.level, said(one.proof), place.path, place.line
