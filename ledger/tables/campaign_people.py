"""Who is named on the other side of each campaign, and the advocates named for it."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.tables._columns import text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table


@table(
    "campaign_people",
    "A person in a role of a campaign; who has no file is left out.",
    (
        text("campaign", "the campaign", key=True, refers="campaigns.id"),
        text("contact", "the person", key=True, refers="contacts.id"),
        text(
            "role",
            "decision-maker (of the organization where the campaign names none), influencer, "
            "gatekeeper, recruiter or advocate",
            key=True,
        ),
    ),
)
def campaign_people(source: TableSource) -> Iterator[Row]:
    """By campaign and role, as typed."""
    for campaign in source.ledger.campaigns:
        named = dict.fromkeys(_named(source, campaign))
        for person, role in named:
            yield source.ids[campaign.path], person, role


def _named(source: TableSource, campaign: Campaign) -> Iterator[tuple[str, str]]:
    ledger = source.ledger
    if decider := source.id_of(ledger.decision_maker_of(campaign)):
        yield decider, "decision-maker"
    roles = (
        ("influencer", campaign.influencers),
        ("gatekeeper", campaign.gatekeepers),
        ("recruiter", (campaign.recruiter,)),
        ("advocate", campaign.advocates),
    )
    for role, links in roles:
        for link in links:
            if person := source.id_of(ledger.resolve_as(link, Contact)):
                yield person, role
