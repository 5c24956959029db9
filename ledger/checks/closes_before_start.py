"""HW608: a campaign closes before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.diagnostic import Related, Severity
from ledger.model.ledger import Ledger

_DATE_LENGTH = 10


@check(
    "HW608",
    "closes-before-start",
    Severity.WARNING,
    why="a campaign that closed before it began falls outside every period, its value with it",
)
def closes_before_start(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """A first stage line without a day may be as old as it likes."""
    for campaign in ledger.campaigns:
        first = campaign.stage_lines[0] if campaign.stage_lines else None
        if campaign.closes and first and first.date and campaign.closes < first.date:
            yield Finding(
                campaign.place("closes"),
                f"`closes` is {campaign.closes}, and `{campaign.id}` began on {first.date}",
                "put the right day in, or take the line out if that day no longer matters",
                _DATE_LENGTH,
                (Related(first.location, "it begins here"),),
            )
