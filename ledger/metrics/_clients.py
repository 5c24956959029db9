"""Campaigns for clients, of which some figures are taken in another way."""

from __future__ import annotations

from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger

_CLIENT = "client"


def is_client(ledger: Ledger, campaign: Campaign) -> bool:
    """Whether a campaign pursues a client."""
    return campaign.pipeline_name(ledger.pipeline) == _CLIENT
