"""HW203: a later stage line has an earlier date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.diagnostic import Related, Severity
from ledger.model.ledger import Ledger
from ledger.model.parts import StageLine


@check(
    "HW203",
    "stage-dates-backwards",
    Severity.ERROR,
    why="the time in each stage is counted from these days, and would come out below nothing",
)
def stage_dates_backwards(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """The list only grows, so the days only go forward. A day still to come has its own check."""
    for record in ledger.records:
        before: StageLine | None = None
        for line in record.stages:
            if line.date is None or line.date > as_of:
                continue
            if before and before.date and line.date < before.date:
                yield Finding(
                    line.location,
                    f"`{line.stage}` is dated {line.date}, before the line above it "
                    f"({before.date})",
                    "put the right day in, or the lines in the order of their days",
                    line.length,
                    (Related(before.location, f"`{before.stage}` is dated {before.date}"),),
                )
            before = line
