"""The stage lines that a check may judge: each with its record, its pipeline and its stage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain

from ledger.checks._text import choices
from ledger.config import Pipeline, Stage, StageKind
from ledger.diagnostic import Related
from ledger.model.derived import per_ledger
from ledger.model.fault import FaultKind
from ledger.model.lasting import from_each
from ledger.model.ledger import Ledger
from ledger.model.parts import StageLine
from ledger.model.record import Record
from ledger.model.stage import Transition, pipeline_of, transitions
from ledger.source import Location
from ledger.value import Value

# A stage line with one of these is left out by the reader: the lines around it do not meet.
_LEFT_OUT = (FaultKind.BAD_STAGE_LINE, FaultKind.BAD_DATE, FaultKind.WRONG_TYPE)


class Step(Value, frozen=True):
    """A stage line that names a stage of its pipeline, and the step into it.

    `left` is the stage it came from: None where it is the first, where the line before it
    names no stage, or where a line between the two could not be read. `first` tells the
    first of these three apart, `begins` that no line stands before it which was not read;
    `legal_next` are the stages that might have followed the one it came from.
    """

    record: Record
    pipeline: Pipeline
    stage: Stage
    transition: Transition
    left: Stage | None
    begins: bool
    legal_next: tuple[str, ...]

    @property
    def line(self) -> StageLine:
        """The stage line as typed."""
        return self.transition.line

    @property
    def first(self) -> bool:
        """Whether it is the record's first stage line."""
        return self.transition.previous is None

    @property
    def stood(self) -> tuple[Related, ...]:
        """Where the stage that it came from stands, and since when; nothing for the first."""
        previous = self.transition.previous
        if previous is None or self.left is None:
            return ()
        since = f" on {previous.date}" if previous.date else ""
        return (Related(previous.location, f"it came to `{previous.stage}` here{since}"),)

    @property
    def comes_next(self) -> str:
        """What may follow the stage it came from, in words; empty where nothing may."""
        if self.left is None or not self.legal_next:
            return ""
        closing = (StageKind.EXIT, StageKind.PARKED)
        ends = [name for name in self.legal_next if self.pipeline.stages[name].kind in closing]
        onward = [name for name in self.legal_next if name not in ends]
        said = f"after `{self.left.name}` comes "
        if not onward:
            return f"{said}an end: {choices(ends)}"
        return said + choices(onward) + (f", or an end: {choices(ends)}" if ends else "")


def steps(ledger: Ledger, as_of: date) -> Iterator[Step]:
    """Every step into a known stage up to a day."""
    return chain.from_iterable(_steps(ledger, as_of).values())


def steps_of(ledger: Ledger, record: Record, as_of: date) -> tuple[Step, ...]:
    """Every step of a record into a known stage up to a day."""
    return _steps(ledger, as_of).get(record.path, ())


def is_staged(record: Record) -> bool:
    """Whether a record has a stage line."""
    return bool(record.stages)


@from_each
def _steps(ledger: Ledger, record: Record, as_of: date) -> Iterator[Step]:
    pipeline = pipeline_of(ledger, record) if record.stages else None
    if pipeline is None:
        return
    unread = _gaps(ledger).get(record.path, [])
    # The same few steps are taken by everybody.
    legal = _legal(ledger)
    for transition in transitions(ledger, record, as_of):
        stage = pipeline.stages.get(transition.line.stage)
        if stage:
            left = _left(pipeline, transition, unread)
            before = any(gap < transition.line.location for gap in unread)
            begins = transition.previous is None and not before
            step = (pipeline.name, left.name if left else "", transition.left_from)
            if step not in legal:
                legal[step] = pipeline.legal_next(*step[1:])
            yield Step(record, pipeline, stage, transition, left, begins, legal[step])


@per_ledger
def _gaps(ledger: Ledger) -> Mapping[str, list[Location]]:
    """Where a stage line was left out, by file."""
    gaps: dict[str, list[Location]] = defaultdict(list)
    for fault in ledger.faults:
        if fault.kind in _LEFT_OUT:
            gaps[fault.location.path].append(fault.location)
    return gaps


@per_ledger
def _legal(ledger: Ledger) -> dict[tuple[str, str, str | None], tuple[str, ...]]:
    """What may follow each stage of each pipeline, as far as it was asked for."""
    return {}


def _left(pipeline: Pipeline, transition: Transition, gaps: list[Location]) -> Stage | None:
    previous = transition.previous
    if previous is None:
        return None
    here = transition.line.location
    if any(previous.location < gap < here for gap in gaps):
        return None
    return pipeline.stages.get(previous.stage)
