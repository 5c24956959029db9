"""HW806: a campaign counts towards a number, and nothing says who brought it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._faults import keys_lost
from ledger.diagnostic import Severity
from ledger.model.ledger import Ledger
from ledger.model.stage import current, open_campaigns
from ledger.wording import plural


@check(
    "HW806",
    "missing-origin",
    Severity.INFO,
    why="what you found yourself and what was handed to you add up as one, and only one lasts",
)
def missing_origin(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """Told once, of the largest value that is past the early stages."""
    lost = keys_lost(ledger)
    lacking = [
        (campaign.value.amount, campaign)
        for campaign in open_campaigns(ledger, as_of)
        if campaign.value
        and not campaign.fields.get("origin")
        and campaign.path not in lost
        and (stage := current(ledger, campaign, as_of))
        and not stage.early
    ]
    if ledger.profile.number is None or not lacking:
        return
    _, campaign = max(lacking, key=lambda one: one[0])
    rest = len(lacking) - 1
    others = f"; {plural(rest, 'other')} {'has' if rest == 1 else 'have'} none either"
    yield Finding(
        campaign.key_place("origin"),
        f"`{campaign.id}` counts towards your number and has no `origin`{others if rest else ''}",
        "type `origin: self` if you found it, `origin: given` if somebody handed it to you",
    )
