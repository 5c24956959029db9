"""HW702: a committed stage line says something else now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._audit import lost_stages
from ledger.checks._check import Finding, check
from ledger.diagnostic import Severity
from ledger.model.ledger import Ledger


@check(
    "HW702",
    "stage-rewritten",
    Severity.ERROR,
    why="a stage that is rewritten later turns the record into what one would like to have done",
)
def stage_rewritten(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """Another date or another stage; words added to the evidence rewrite nothing."""
    for lost in lost_stages(ledger):
        if lost.instead and not lost.backdated:
            yield Finding(
                lost.instead.location,
                f"this line read `{lost.line}`, {lost.story}",
                f"put it back: `- {lost.line}`; what came later gets a line below it\n"
                "if it was a slip of the pen, end the line with `# headway: ignore HW702`",
                lost.instead.length,
            )
