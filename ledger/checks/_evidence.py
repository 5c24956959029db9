"""What a stage line lacks, and whether a reason written beside it excuses that."""

from __future__ import annotations

from datetime import date

from ledger.checks._stages import Step
from ledger.config import Stage, StageKind
from ledger.model.evidence import Case, Evidence, missing
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.value import Value


class Lacking(Value, frozen=True):
    """The evidence that a step lacks.

    `needed` blocks, `never_excused` blocks whatever the line says, `advised` does not
    block, and `excused` is what would block but for the line's `because`.
    """

    needed: tuple[Evidence, ...]
    never_excused: tuple[Evidence, ...]
    advised: tuple[Evidence, ...]
    excused: tuple[Evidence, ...]


# Keys that may be there without being the evidence: a need without its source, a way in by a
# channel, a course as the proof of a skill. Any other that is there and is none was mistyped.
_NO_PROOF = ("needs", "via", "proof")


def lacking(ledger: Ledger, step: Step, as_of: date) -> Lacking:
    """What a step lacks; one that goes back into what it left needs what that stage says.

    What was typed and cannot be used (no such record, no such day) has a finding of its own.
    """
    case = Case(ledger, step.record, step.transition, as_of)
    names = step.stage.needs
    if step.left and _goes_back(step, step.left):
        names = tuple(dict.fromkeys((*names, step.left.reopens_on)))
    needed = _untyped(step.record, missing(case, names))
    excused = needed if step.line.because else ()
    return Lacking(
        needed=() if excused else needed,
        never_excused=_untyped(step.record, missing(case, step.stage.must)),
        advised=_untyped(step.record, missing(case, step.stage.advises)),
        excused=excused,
    )


def _goes_back(step: Step, left: Stage) -> bool:
    """Whether a step takes up again what its stage `reopens-on` something.

    From a reopening that is the stage it had, not the one where everybody starts again.
    """
    if not left.reopens_on or not step.stage.is_open or step.stage.name not in step.legal_next:
        return False
    return left.kind is not StageKind.REOPENED or step.stage.name not in left.to


def _untyped(record: Record, wanted: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The evidence whose key is not there at all."""
    return wanted and tuple(
        one
        for one in wanted
        if (key := one.line.split(":", 1)[0]) in _NO_PROOF or not record.fields.get(key)
    )
