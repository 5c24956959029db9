"""HW703: a committed stage has an earlier date now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._audit import lost_stages
from ledger.checks._check import Finding, check
from ledger.diagnostic import Severity
from ledger.model.ledger import Ledger


@check(
    "HW703",
    "stage-backdated",
    Severity.ERROR,
    why="an earlier date makes a stage look quicker, and a stalled campaign look alive",
)
def stage_backdated(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """The same stage on an earlier day; a later one is HW702."""
    for lost in lost_stages(ledger):
        if lost.instead and lost.backdated:
            yield Finding(
                lost.instead.location,
                f"`{lost.fact[1]}` was dated {lost.fact[0]}, {lost.story}",
                f"put it back: `- {lost.line}`\n"
                "if that was a slip of the pen, end the line with `# headway: ignore HW703`",
                lost.instead.length,
            )
