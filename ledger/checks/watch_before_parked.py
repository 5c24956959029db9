"""HW609: the day to look again had gone by when the campaign was parked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.checks._check import Finding, check
from ledger.config import StageKind
from ledger.diagnostic import Related, Severity
from ledger.model.ledger import Ledger
from ledger.model.stage import current, current_line

_DATE_LENGTH = 10
_LATER = timedelta(days=60)


@check(
    "HW609",
    "watch-before-parked",
    Severity.WARNING,
    why="you are sent back at once, while nothing has changed, and not when something may have",
)
def watch_before_parked(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """Most often it is the day of an earlier parking. Only what is parked now is looked at."""
    for campaign in ledger.campaigns:
        stage = current(ledger, campaign, as_of)
        line = current_line(ledger, campaign, as_of)
        parked = line.date if line and stage and stage.kind is StageKind.PARKED else None
        if line and parked and campaign.watch and campaign.watch < parked:
            yield Finding(
                campaign.place("watch"),
                f"`watch` is {campaign.watch}, and it is `{line.stage}` since {parked}",
                f"type the day on which to look again: `watch: {max(parked, as_of) + _LATER}`",
                _DATE_LENGTH,
                (Related(line.location, f"`{line.stage}` is here"),),
            )
