"""Which campaigns somebody, or an organization, belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger
from ledger.model.record import Record

# By the path of a contact's or an organization's file.
CampaignsByParty = Mapping[str, tuple[Campaign, ...]]


def campaigns_by_party(ledger: Ledger) -> CampaignsByParty:
    """The campaigns of each contact that is one of their people, and of each organization."""
    lists: dict[str, list[Campaign]] = defaultdict(list)
    for campaign in ledger.campaigns:
        for person in ledger.people_of(campaign):
            lists[person.path].append(campaign)
        if organization := ledger.organization_of(campaign):
            lists[organization.path].append(campaign)
    return {path: tuple(campaigns) for path, campaigns in lists.items()}


def campaigns_with(campaigns: CampaignsByParty, parties: Iterable[Record]) -> tuple[Campaign, ...]:
    """The campaigns that any of some parties belongs to, each once."""
    found = [campaign for party in parties for campaign in campaigns.get(party.path, ())]
    return tuple({campaign.path: campaign for campaign in found}.values())
