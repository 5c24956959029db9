"""The organizations of the ledger."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.model.contact import Contact
from ledger.tables._columns import NOT_RECORDED, boolean, name, own_id, said, text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table


@table(
    "organizations",
    "A company, an authority, an association.",
    (
        own_id("organization"),
        name("organization"),
        text("industry", "its industry", null=NOT_RECORDED),
        text("size", "its size, as typed", null=NOT_RECORDED),
        text("website", "its address on the web", null=NOT_RECORDED),
        boolean("dream", "whether it is on the dream list"),
        text(
            "decision_maker",
            "who decides there",
            null="nobody is named, or they have no file",
            refers="contacts.id",
        ),
        text("incumbent", "who does there now what I offer", null=NOT_RECORDED),
        text("difference", "what sets me apart from them", null=NOT_RECORDED),
        text("segment", "the group of the audience that it belongs to", null=NOT_RECORDED),
    ),
)
def organizations(source: TableSource) -> Iterator[Row]:
    """In the order of paths."""
    for one in source.ledger.organizations:
        yield (
            source.ids[one.path],
            one.name,
            said(one.industry),
            said(one.size),
            said(one.website),
            one.dream,
            source.id_of(source.ledger.resolve_as(one.decision_maker, Contact)),
            said(one.incumbent),
            said(one.difference),
            said(one.segment),
        )
