"""Which campaigns introductions led to."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.metrics._introductions import introductions_to
from ledger.model.timeline import up_to
from ledger.tables._columns import text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table


@table(
    "introduction_campaigns",
    "A campaign that an introduction led to: it is to one of the campaign's people, or its line "
    "serves the campaign.",
    (
        text("introduced", "who was introduced", key=True, refers="introductions.introduced"),
        text("campaign", "the campaign", key=True, refers="campaigns.id"),
    ),
)
def introduction_campaigns(source: TableSource) -> Iterator[Row]:
    """By campaign and date."""
    for campaign in source.ledger.campaigns:
        for one in up_to(introductions_to(source.ledger, campaign), source.as_of):
            yield source.ids[one.introduced.path], source.ids[campaign.path]
