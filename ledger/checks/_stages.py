"""The stage lines that a check may judge: each with its record, its pipeline and its stage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ledger.config import Pipeline, Stage
from ledger.model.fault import FaultKind
from ledger.model.ledger import Ledger
from ledger.model.parts import StageLine
from ledger.model.record import Record
from ledger.model.stage import Transition, pipeline_of, transitions
from ledger.source import Location

# A stage line with one of these is left out by the reader: the lines around it do not meet.
_LEFT_OUT = (FaultKind.BAD_STAGE_LINE, FaultKind.BAD_DATE, FaultKind.WRONG_TYPE)


@dataclass(frozen=True, slots=True)
class Step:
    """A stage line that names a stage of its pipeline, and the step into it.

    `left` is the stage it came from: None where it is the first, where the line before it
    names no stage, or where a line between the two could not be read. `first` tells the
    first of these three apart.
    """

    record: Record
    pipeline: Pipeline
    stage: Stage
    transition: Transition
    left: Stage | None

    @property
    def line(self) -> StageLine:
        """The stage line as typed."""
        return self.transition.line

    @property
    def first(self) -> bool:
        """Whether it is the record's first stage line."""
        return self.transition.previous is None

    @property
    def legal_next(self) -> tuple[str, ...]:
        """The stages that might have followed the one it came from."""
        if self.left is None:
            return ()
        return self.pipeline.legal_next(self.left.name, self.transition.left_from)


def steps(ledger: Ledger, as_of: date) -> Iterator[Step]:
    """Every step into a known stage up to a day."""
    gaps: dict[str, list[Location]] = defaultdict(list)
    for fault in ledger.faults:
        if fault.kind in _LEFT_OUT:
            gaps[fault.location.path].append(fault.location)
    for record in ledger.records:
        pipeline = pipeline_of(ledger, record)
        if pipeline is None:
            continue
        for transition in transitions(ledger, record, as_of):
            stage = pipeline.stages.get(transition.line.stage)
            if stage:
                left = _left(pipeline, transition, gaps.get(record.path, []))
                yield Step(record, pipeline, stage, transition, left)


def _left(pipeline: Pipeline, transition: Transition, gaps: list[Location]) -> Stage | None:
    previous = transition.previous
    if previous is None:
        return None
    here = transition.line.location
    if any(previous.location < gap < here for gap in gaps):
        return None
    return pipeline.stages.get(previous.stage)
