"""Which campaigns a person or an organization belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ledger.model.derived import per_ledger
from ledger.model.lasting import of_front_matter
from ledger.model.ledger import Ledger


@of_front_matter
@per_ledger
def campaigns_around(ledger: Ledger) -> Mapping[str, tuple[str, ...]]:
    """The paths of the campaigns of each of their people, and of each organization, by its path."""
    lists: dict[str, list[str]] = defaultdict(list)
    for campaign in ledger.campaigns:
        for person in ledger.people_of(campaign):
            lists[person.path].append(campaign.path)
        if home := ledger.organization_of(campaign):
            lists[home.path].append(campaign.path)
    return {path: tuple(campaigns) for path, campaigns in lists.items()}
