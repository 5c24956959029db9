"""Which campaigns some people and organizations belong to."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.model.around import campaigns_around
from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger
from ledger.model.record import Record


def campaigns_with(ledger: Ledger, parties: Iterable[Record]) -> tuple[Campaign, ...]:
    """The campaigns that any of some parties belongs to, each once."""
    around = campaigns_around(ledger)
    paths = dict.fromkeys(path for party in parties for path in around.get(party.path, ()))
    found = (ledger.by_path[path] for path in paths)
    return tuple(one for one in found if isinstance(one, Campaign))
