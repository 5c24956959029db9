"""The campaigns of the ledger, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.metrics._introductions import introducer_of
from ledger.metrics._origin import origin_of
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.stage import is_open
from ledger.tables._columns import NOT_RECORDED, boolean, day, name, own_id, real, said, text
from ledger.tables._source import TableSource
from ledger.tables._standing import STANDING, standing
from ledger.tables._table import Row, table

_NOBODY = "nobody is named, or they have no file"


@table(
    "campaigns",
    "A pursuit: one job, client or leadership role.",
    (
        own_id("campaign"),
        name("campaign"),
        text("pipeline", "the pipeline that its stages belong to"),
        text("scope", "position, organization or industry"),
        text(
            "organization",
            "the organization pursued",
            null="none is named, or it has no file",
            refers="organizations.id",
        ),
        text("organization_as_typed", "the organization as typed", null=NOT_RECORDED),
        text("industry", "the industry pursued", null=NOT_RECORDED),
        text("title", "the position pursued", null="not one position, or not recorded"),
        *STANDING,
        boolean("open", "whether it is pursued on the day asked for"),
        text(
            "decision_maker",
            "who decides: as its file says, else as its organization's does",
            null=_NOBODY,
            refers="contacts.id",
        ),
        text("recruiter", "the recruiter", null=_NOBODY, refers="contacts.id"),
        text("incumbent", "who does there now what I offer", null=NOT_RECORDED),
        text("difference", "what sets me apart from them", null=NOT_RECORDED),
        text("origin", "`self` or `given`, as typed", null=NOT_RECORDED),
        text(
            "via",
            "the channel or person it came through",
            null="none is named, or it has no file",
            refers="records.id",
        ),
        text(
            "channel",
            "the channel at the end of the chain of `via`",
            null="the chain leads to none",
            refers="channels.id",
        ),
        text(
            "introducer",
            "the advocate whom it came from",
            null="it came from none",
            refers="contacts.id",
        ),
        real("value", "what it is worth, in `value_currency`", null=NOT_RECORDED),
        text("value_currency", "the currency as typed: `EUR`, `$`", null="none was typed"),
        day("closes", "the day on which they close it", null=NOT_RECORDED),
        day("watch", "the day to look again while it is parked", null=NOT_RECORDED),
    ),
)
def campaigns(source: TableSource) -> Iterator[Row]:
    """In the order of paths."""
    for one in source.ledger.campaigns:
        yield _row(source, one)


def _row(source: TableSource, one: Campaign) -> Row:
    ledger = source.ledger
    return (
        source.ids[one.path],
        one.name,
        one.pipeline_name(ledger.pipeline) or ledger.pipeline,
        one.scope.value,
        source.id_of(ledger.organization_of(one)),
        said(one.organization.target if one.organization else ""),
        said(one.industry),
        said(one.title),
        *standing(source, one),
        is_open(ledger, one, source.as_of),
        source.id_of(ledger.decision_maker_of(one)),
        source.id_of(ledger.resolve_as(one.recruiter, Contact)),
        said(one.incumbent),
        said(one.difference),
        said(one.origin),
        source.linked(one.via),
        source.id_of(origin_of(ledger, one)),
        source.id_of(introducer_of(ledger, one, source.as_of)),
        one.value.amount if one.value else None,
        said(one.value.currency) if one.value else None,
        one.closes,
        one.watch,
    )
