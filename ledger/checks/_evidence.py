"""What a stage line lacks, and whether a reason written beside it excuses that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ledger.checks._stages import Step
from ledger.config import StageKind
from ledger.model.evidence import Case, Evidence, missing
from ledger.model.ledger import Ledger
from ledger.model.record import Record


@dataclass(frozen=True, slots=True)
class Lacking:
    """The evidence that a step lacks.

    `needed` blocks, `never_excused` blocks whatever the line says, `advised` does not
    block, and `excused` is what would block but for the line's `because`.
    """

    needed: tuple[Evidence, ...]
    never_excused: tuple[Evidence, ...]
    advised: tuple[Evidence, ...]
    excused: tuple[Evidence, ...]


# Keys that may be there without being the evidence: a need without its source, a way in by a
# channel. Any other key that is there and is no evidence was mistyped.
_NO_PROOF = ("needs", "via")


def lacking(ledger: Ledger, step: Step, as_of: date) -> Lacking:
    """What a step lacks; one that reopens needs what the stage it left says.

    What was typed and cannot be used (no such record, no such day) has a finding of its own.
    """
    case = Case(ledger, step.record, step.transition, as_of)
    names = step.stage.needs
    if step.left and step.stage.kind is StageKind.REOPENED and step.left.reopens_on:
        names = (*names, step.left.reopens_on)
    needed = _untyped(step.record, missing(case, names))
    excused = needed if step.line.because else ()
    return Lacking(
        needed=() if excused else needed,
        never_excused=_untyped(step.record, missing(case, step.stage.must)),
        advised=_untyped(step.record, missing(case, step.stage.advises)),
        excused=excused,
    )


def _untyped(record: Record, wanted: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The evidence whose key is not there at all."""
    return tuple(
        one
        for one in wanted
        if (key := one.line.split(":", 1)[0]) in _NO_PROOF or not record.fields.get(key)
    )
