"""HW205: a stage is claimed that nothing in the ledger shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, record_check
from ledger.checks._evidence import lacking
from ledger.checks._faults import keys_lost
from ledger.checks._fill import line_for
from ledger.checks._stages import Step, is_staged, steps_of
from ledger.checks.illegal_transition import is_legal
from ledger.diagnostic import Severity
from ledger.model.evidence import Evidence
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.wording import listing


@record_check(
    "HW205",
    "missing-evidence",
    Severity.ERROR,
    why="a stage that nothing bears out raises your chances on paper alone",
    where=is_staged,
)
def missing_evidence(ledger: Ledger, record: Record, as_of: date) -> Iterator[Finding]:
    """What a stage needs is looked up in the ledger; on a record's first line it is only advised.

    So it is on a line that another tool's words tell, which know nothing of evidence; that
    such a story began somewhere is for information.

    An illegal step, and a file that was not read whole, have findings of their own.
    """
    if record.path in keys_lost(ledger):
        return
    for step in steps_of(ledger, record, as_of):
        if not is_legal(ledger, step, as_of):
            continue
        found = lacking(ledger, step, as_of)
        if wanted := (*found.never_excused, *found.needed):
            yield _finding(ledger, step, wanted, _severity(step), as_of)
        if found.advised:
            yield _finding(ledger, step, found.advised, Severity.WARNING, as_of)


def _severity(step: Step) -> Severity | None:
    """How much it weighs; None for an error."""
    if step.first and step.line.adopted:
        return Severity.INFO
    return Severity.WARNING if step.first or step.line.adopted else None


def _finding(
    ledger: Ledger,
    step: Step,
    wanted: tuple[Evidence, ...],
    severity: Severity | None,
    as_of: date,
) -> Finding:
    stage = f"`{step.stage.name}`" + (", its first stage here," if step.first else "")
    message = f"{stage} lacks {listing(one.wanted for one in wanted)}"
    blocks = severity is None and step.left is not None
    if blocks and step.left:
        message += f", so it is still `{step.left.name}`"
    lines = [line_for(ledger, step, one, as_of) for one in wanted if one.line]
    remedy = f"type {listing(lines)}" if lines else "wait with the line until it is so"
    if blocks:
        remedy = f"{remedy}\n{step.comes_next}"
    related = step.stood if blocks else ()
    return Finding(step.line.location, message, remedy, step.line.length, related, severity)
