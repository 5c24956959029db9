"""HW204: a stage line is dated after today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.diagnostic import Severity
from ledger.model.ledger import Ledger
from ledger.model.written import still_ahead


@check(
    "HW204",
    "future-stage",
    Severity.ERROR,
    why="a hope that is counted as done makes every figure better than it is",
)
def future_stage(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """A stage is what has happened; what is meant to happen is a next action."""
    for record in ledger.records:
        for line in record.stages:
            if line.date and still_ahead(ledger, line.date, as_of):
                yield Finding(
                    line.location,
                    f"`{line.stage}` is dated {line.date}, which is after {as_of}",
                    f"put the right day in, or plan it below as `- [ ] {line.date} …` and write "
                    "the stage down when it has come",
                    line.length,
                )
