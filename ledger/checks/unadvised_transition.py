"""HW211: a step that may be taken, and that seldom leads anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._stages import steps
from ledger.diagnostic import Related, Severity
from ledger.model.ledger import Ledger


@check(
    "HW211",
    "unadvised-transition",
    Severity.WARNING,
    why="papers that nobody expects are read by nobody, and they drag your answer rate down",
)
def unadvised_transition(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """Legal, and told."""
    for step in steps(ledger, as_of):
        if not step.stage.unadvised_from:
            continue
        previous = step.transition.previous
        if step.left and previous and step.left.name in step.stage.unadvised_from:
            line = f"- {step.line.date} networking-in" if step.line.date else "- networking-in"
            remedy = f"look for one person first, and type `{line}` when you have found them"
            if "networking-in" not in step.pipeline.stages:
                remedy = "look for one person there first"
            yield Finding(
                step.line.location,
                f"`{step.stage.name}` straight from `{step.left.name}`: no way in yet",
                remedy,
                step.line.length,
                (Related(previous.location, f"it came to `{step.left.name}` here"),),
            )
