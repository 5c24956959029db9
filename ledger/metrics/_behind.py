"""Which advocates stand behind a campaign: it may be lost together with their word."""

from __future__ import annotations

from datetime import date

from ledger.metrics._origin import came_through
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.ledger import Ledger
from ledger.model.stage import current_line


def advocates_behind(ledger: Ledger, campaign: Campaign, as_of: date) -> tuple[Contact, ...]:
    """The contacts that its `advocates` name, and the advocates that its `via` leads through.

    Somebody on the way of `via` is an advocate once they have a stage as one.
    """
    named = [ledger.resolve_as(link, Contact) for link in campaign.advocates]
    named += [one for one in came_through(ledger, campaign) if current_line(ledger, one, as_of)]
    return tuple({one.path: one for one in named if one}.values())
