"""What is at stake where an action is about a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from ledger.metrics._behind import advocates_behind
from ledger.metrics._probability import prospects
from ledger.model.ledger import Ledger
from ledger.model.record import Record


def stakes(ledger: Ledger, as_of: date) -> Mapping[str, float]:
    """The expected value at stake with each record, by its path.

    That of an open campaign is p·value; that of a person, or an organization, the sum over the
    open campaigns that they are on, stand behind or have. A record without one is not in it.
    """
    found: dict[str, float] = defaultdict(float)
    for one in prospects(ledger, as_of):
        if one.weighted is None:
            continue
        around: list[Record] = [one.campaign, *ledger.people_of(one.campaign)]
        around += advocates_behind(ledger, one.campaign, as_of)
        home = ledger.organization_of(one.campaign)
        for path in {record.path for record in (*around, *([home] if home else []))}:
            found[path] += one.weighted
    return found
