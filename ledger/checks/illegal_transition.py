"""HW202: a stage that cannot follow the one before it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._stages import Step, steps
from ledger.checks._text import choices
from ledger.config import Pipeline, StageKind
from ledger.diagnostic import Related, Severity
from ledger.model.evidence import Case, evidence_named
from ledger.model.ledger import Ledger
from ledger.wording import listing


@check("HW202", "illegal-transition", Severity.ERROR)
def illegal_transition(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """The legal next stages are the pipeline's; what went on in between has its own line."""
    for step in steps(ledger, as_of):
        if not is_legal(ledger, step, as_of):
            yield _finding(step)


def is_legal(ledger: Ledger, step: Step, as_of: date) -> bool:
    """Whether a step may be taken, whatever its evidence; one from nowhere known may."""
    if step.left is None or step.stage.name in step.legal_next:
        return True
    shortcut = evidence_named(step.stage.from_anywhere_with)
    return bool(shortcut and shortcut.holds(Case(ledger, step.record, step.transition, as_of)))


def _finding(step: Step) -> Finding:
    line, previous, left = step.line, step.transition.previous, step.left
    assert previous is not None  # noqa: S101 - a step that left a stage has a line before it
    assert left is not None  # noqa: S101
    stage = step.stage.name
    if left.name == stage:
        message = f"`{stage}` stands twice in a row"
        remedy = "keep one of the two lines, or name the stage it has moved to"
    elif left.kind is StageKind.WON:
        message = f"`{left.name}` is an end; `{stage}` cannot follow it"
        remedy = "take the line out; what comes after a success is a file of its own"
    elif not left.is_open:
        message = f"it ended at `{left.name}`; `{stage}` cannot follow that"
        remedy = _back(step)
    else:
        message = f"`{stage}` cannot follow `{left.name}`"
        remedy = _way(step)
    since = f" on {previous.date}" if previous.date else ""
    related = Related(previous.location, f"it came to `{left.name}` here{since}")
    return Finding(line.location, message, remedy, line.length, (related,))


def _back(step: Step) -> str:
    """How an ended pursuit goes on."""
    for name in step.legal_next:
        if step.pipeline.stages[name].kind is StageKind.REOPENED:
            return f"if it goes on again, type `{_line(step, name)}` before it, with its own day"
    return f"after `{step.left.name if step.left else ''}` comes {choices(step.legal_next)}"


def _way(step: Step) -> str:
    """The lines in between where there is a way, else what may follow."""
    onward = [name for name in step.legal_next if step.pipeline.stages[name].is_open]
    won = [name for name in step.legal_next if step.pipeline.stages[name].kind is StageKind.WON]
    ends = [name for name in step.legal_next if name not in (*onward, *won)]
    between = _between(step.pipeline, onward, step.stage.name)
    if between:
        lines = listing(f"`{_line(step, name)}`" for name in between)
        own = "with its own day" if len(between) == 1 else "each with its own day"
        return f"if it got there by way of {choices(between, 'and')}, type {lines} before it, {own}"
    said = f"next comes {choices([*onward, *won])}"
    return f"{said}, or an end: {choices(ends)}" if ends else said


def _between(pipeline: Pipeline, first: list[str], goal: str) -> tuple[str, ...]:
    """The shortest way to a stage by at most two others, from one of some stages."""
    waiting: deque[tuple[str, ...]] = deque((name,) for name in first)
    while waiting:
        way = waiting.popleft()
        stage = pipeline.stages.get(way[-1])
        if stage is None or stage.kind is StageKind.REOPENED:
            continue
        if goal in stage.to:
            return way
        if len(way) < 2:
            waiting.extend((*way, name) for name in stage.to if name not in way)
    return ()


def _line(step: Step, stage: str) -> str:
    return f"- {step.line.date} {stage}" if step.line.date else f"- {stage}"
