"""Which advocates stand behind a campaign: it may be lost together with their word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.ledger import Ledger
from ledger.model.stage import current_line


def advocates_behind(ledger: Ledger, campaign: Campaign, as_of: date) -> tuple[Contact, ...]:
    """The contacts that its `advocates` name, and the advocates that its `via` leads through.

    Somebody on the way of `via` is an advocate once they have a stage as one.
    """
    named = [ledger.resolve_as(link, Contact) for link in campaign.advocates]
    named += [one for one in _on_the_way(ledger, campaign) if current_line(ledger, one, as_of)]
    return tuple({one.path: one for one in named if one}.values())


def _on_the_way(ledger: Ledger, campaign: Campaign) -> Iterator[Contact]:
    """The people that a campaign came through: its `via`, theirs, and so on."""
    seen: set[str] = set()
    person = ledger.resolve_as(campaign.via, Contact)
    while person and person.path not in seen:
        seen.add(person.path)
        yield person
        person = ledger.resolve_as(person.via, Contact)
