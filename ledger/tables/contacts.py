"""The people of the ledger."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.model.exchange import exchanges
from ledger.model.timeline import past_with
from ledger.tables._columns import NOT_RECORDED, day, integer, name, own_id, said, text
from ledger.tables._source import TableSource
from ledger.tables._standing import STANDING, standing
from ledger.tables._table import Row, table


@table(
    "contacts",
    "A person. The stages are those of an advocate.",
    (
        own_id("contact"),
        name("person"),
        text(
            "organization",
            "the organization that the file names",
            null="none is named, or it has no file",
            refers="organizations.id",
        ),
        text("organization_as_typed", "the organization as typed", null=NOT_RECORDED),
        text("title", "what they are there", null=NOT_RECORDED),
        text("segment", "the group of the audience that they belong to", null=NOT_RECORDED),
        day("met", "the day on which we met", null=NOT_RECORDED),
        text(
            "via",
            "the channel or person they came through",
            null="none is named, or it has no file",
            refers="records.id",
        ),
        integer("cadence", "days in which I mean to be in touch", null="no rhythm is meant"),
        text("credible", "what they can vouch for, or `no`", null=NOT_RECORDED),
        text("intent", "what they go to groups for", null=NOT_RECORDED),
        text("connector", "the evidence that they connect people", null=NOT_RECORDED),
        text("approach", "how I mean to get to know them", null=NOT_RECORDED),
        *STANDING,
        day(
            "last_entry",
            "the day of the last dated line with them, by the day asked for",
            null="no line yet",
        ),
        day(
            "last_exchange",
            "the day of the last exchange: a conversation, or a way out and a way in close "
            "together",
            null="none yet",
        ),
    ),
)
def contacts(source: TableSource) -> Iterator[Row]:
    """In the order of paths."""
    ledger = source.ledger
    for one in ledger.contacts:
        entries = past_with(ledger, one, source.as_of)
        held = exchanges(ledger, one, source.as_of)
        yield (
            source.ids[one.path],
            one.name,
            source.id_of(ledger.organization_of(one)),
            said(one.organization.target if one.organization else ""),
            said(one.title),
            said(one.segment),
            one.met,
            source.linked(one.via),
            one.cadence,
            said(one.credible),
            said(one.intent),
            said(one.connector),
            said(one.approach),
            *standing(source, one),
            entries[-1].date if entries else None,
            held[-1].date if held else None,
        )
