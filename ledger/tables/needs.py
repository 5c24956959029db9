"""What organizations and campaigns need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ledger.model.parts import Need
from ledger.model.record import Record
from ledger.tables._columns import boolean, day, integer, number, said, text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table


@table(
    "needs",
    "A need of an organization or a campaign. A campaign that states none has its organization's.",
    (
        text("record", "whose need it is", key=True, refers="records.id"),
        number("the need's place in the list"),
        text("need", "what is needed"),
        boolean("must", "whether it is a must, and not a want"),
        integer("level", "how much of it is needed, 1 to 3"),
        text("source", "where it is known from, as typed", null="it has no source yet"),
        text(
            "source_record",
            "the record that the source names",
            null="the source is no record",
            refers="records.id",
        ),
        day("source_date", "the day on which it was heard", null="not recorded"),
        boolean("inherited", "whether a campaign has it from its organization"),
        text("path", "the file that states it"),
        integer("line", "the line of that file"),
    ),
)
def needs(source: TableSource) -> Iterator[Row]:
    """Those of organizations, then those of campaigns, as typed."""
    ledger = source.ledger
    for organization in ledger.organizations:
        yield from _rows(source, organization, organization.needs, inherited=False)
    for campaign in ledger.campaigns:
        own = bool(campaign.needs)
        yield from _rows(source, campaign, ledger.needs_of(campaign), inherited=not own)


def _rows(
    source: TableSource, record: Record, stated: Iterable[Need], *, inherited: bool
) -> Iterator[Row]:
    for at, one in enumerate(stated, start=1):
        yield (
            source.ids[record.path],
            at,
            one.name,
            one.must,
            one.level,
            said(one.source),
            source.linked(one.source_link),
            one.source_date,
            inherited,
            one.location.path,
            one.location.line,
        )
