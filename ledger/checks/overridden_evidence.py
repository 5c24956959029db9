"""HW206: a stage stands on a reason in place of its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._evidence import lacking
from ledger.checks._faults import keys_lost
from ledger.checks._stages import steps
from ledger.checks.illegal_transition import is_legal
from ledger.diagnostic import Severity
from ledger.model.ledger import Ledger
from ledger.wording import listing


@check(
    "HW206",
    "overridden-evidence",
    Severity.INFO,
    why="an exception that stays in sight can be judged later, when you know how it went",
)
def overridden_evidence(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """Written down, not configured away; so it is shown, and blocks nothing."""
    lost = keys_lost(ledger)
    for step in steps(ledger, as_of):
        if not step.line.because or step.record.path in lost or not is_legal(ledger, step, as_of):
            continue
        excused = lacking(ledger, step, as_of).excused
        if excused:
            wanted = listing(one.wanted for one in excused)
            yield Finding(
                step.line.location,
                f"`{step.stage.name}` stands without {wanted}, {step.line.evidence}",
                "nothing to do; once the ledger shows it, the reason can go",
                step.line.length,
            )
