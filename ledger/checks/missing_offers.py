"""HW804: what a campaign needs is known, and what its owner offers is not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._lacking import profile_without
from ledger.diagnostic import Severity
from ledger.model.ledger import Ledger
from ledger.model.stage import open_campaigns

# From three sourced needs on a fit is worked out.
_ENOUGH = 3


@check(
    "HW804",
    "missing-offers",
    Severity.INFO,
    why="without what you offer, nobody can tell which campaigns fit and which skill they lack",
)
def missing_offers(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """The campaign of which most is known is named."""
    profile = profile_without(ledger, "offers", as_of)
    if profile is None:
        return
    sourced = [
        (campaign, [need for need in ledger.needs_of(campaign) if need.source])
        for campaign in open_campaigns(ledger, as_of)
    ]
    campaign, needs = max(sourced, key=lambda one: len(one[1]))
    if len(needs) >= _ENOUGH:
        yield Finding(
            profile.key_place("offers"),
            f"`{campaign.id}` has {len(needs)} needs with a source, and there are no `offers` to "
            "meet them",
            "type under `offers:` what you can do and how well, one a line, such as "
            f"`- {needs[0].name}, level 2`",
        )
