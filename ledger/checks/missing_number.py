"""HW801: there is value in the works, and no number to hold it against."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._lacking import profile_without
from ledger.config import StageKind
from ledger.diagnostic import Severity
from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger
from ledger.model.stage import open_campaigns, pipeline_of
from ledger.wording import plural


@check(
    "HW801",
    "missing-number",
    Severity.INFO,
    why="without your number nobody can say how much of it your own campaigns would cover",
)
def missing_number(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """Only where a campaign is won by its value: whoever looks for a position needs no number."""
    profile = profile_without(ledger, "number", as_of)
    valued = [
        one for one in open_campaigns(ledger, as_of) if one.value and _won_by_value(ledger, one)
    ]
    if profile and valued:
        have = "has" if len(valued) == 1 else "have"
        yield Finding(
            profile.key_place("number"),
            f"{plural(len(valued), 'open campaign')} {have} a value, and there is no `number` to "
            "reach",
            f"type what you want to bring in, and by when: `number: AMOUNT by {as_of.year}-12-31`",
        )


def _won_by_value(ledger: Ledger, campaign: Campaign) -> bool:
    pipeline = pipeline_of(ledger, campaign)
    stages = pipeline.stages.values() if pipeline else ()
    return any(stage.kind is StageKind.WON and "value" in stage.needs for stage in stages)
