"""HW208: a campaign says nothing of where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._faults import keys_lost
from ledger.diagnostic import Severity
from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger
from ledger.model.stage import pipeline_of


@check(
    "HW208",
    "no-stages",
    Severity.ERROR,
    why="a campaign without a stage is in no figure, and nobody is told when it stalls",
)
def no_stages(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """`stages` is the one key that a campaign cannot do without."""
    lost = keys_lost(ledger)
    for campaign in ledger.campaigns:
        pipeline = pipeline_of(ledger, campaign)
        if campaign.stages or campaign.path in lost or pipeline is None or _typed(campaign):
            continue
        lines = ["stages:", f"  - {as_of} {next(iter(pipeline.stages), 'STAGE')}"]
        if not campaign.fields:
            lines = ["---", *lines, "---"]
        yield Finding(
            campaign.key_place("stages"),
            "this campaign has no `stages`, so nothing says where it stands",
            "\n".join(["type the stage it is at, with the day it came to that:", *lines]),
        )


def _typed(campaign: Campaign) -> bool:
    """Whether stages were typed of which none could be read; each has its own finding."""
    typed = campaign.fields.get("stages") or campaign.fields.get("stage") or ()
    return any(line.strip() for line in ([typed] if isinstance(typed, str) else typed))
