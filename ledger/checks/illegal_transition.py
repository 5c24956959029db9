"""HW202: a stage that cannot follow the one before it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, record_check
from ledger.checks._evidence import lacking
from ledger.checks._fill import line_for
from ledger.checks._stages import Step, is_staged, steps_of
from ledger.checks._text import choices
from ledger.config import StageKind
from ledger.diagnostic import Severity
from ledger.model.campaign import Campaign
from ledger.model.evidence import Case, evidence_named
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.value import changed
from ledger.wording import listing


@record_check(
    "HW202",
    "illegal-transition",
    Severity.ERROR,
    why="with steps left out or taken back, rates and times from stage to stage come out wrong",
    where=is_staged,
)
def illegal_transition(ledger: Ledger, record: Record, as_of: date) -> Iterator[Finding]:
    """The legal next stages are the pipeline's; what went on in between has its own line.

    A campaign that begins with its end is only warned of: its story began before the ledger did.
    So is a step that another tool's words tell, which leave out what that tool has no word for.
    """
    for step in steps_of(ledger, record, as_of):
        if begins_at_an_end(step):
            yield _beginning(step)
        elif not is_legal(ledger, step, as_of):
            yield _finding(ledger, step, as_of)


def is_legal(ledger: Ledger, step: Step, as_of: date) -> bool:
    """Whether a step may be taken, whatever its evidence; one from nowhere known may."""
    if begins_at_an_end(step):
        return False
    if step.left is None or step.stage.name in step.legal_next:
        return True
    shortcut = evidence_named(step.stage.from_anywhere_with)
    return bool(shortcut and shortcut.holds(Case(ledger, step.record, step.transition, as_of)))


def begins_at_an_end(step: Step) -> bool:
    """Whether a campaign's first line is none of its open stages."""
    return step.begins and isinstance(step.record, Campaign) and not step.stage.is_open


def _beginning(step: Step) -> Finding:
    every = step.pipeline.stages.values()
    first = next(
        (one.name for one in every if step.stage.name in one.to),
        next((one.name for one in every if one.is_open), ""),
    )
    message = f"`{step.stage.name}` is an end, and no stage stands before it"
    remedy = (
        f"type the stage that it was at above it, such as `{_line(step, first)}`, with its own day"
        if first
        else "name an open stage above it"
    )
    severity = Severity.INFO if step.line.adopted else Severity.WARNING
    return Finding(step.line.location, message, remedy, step.line.length, severity=severity)


def _finding(ledger: Ledger, step: Step, as_of: date) -> Finding:
    """What it cannot follow, how it may get there, what that still lacks, and what comes next."""
    stage = step.stage.name
    left = step.left.name if step.left else ""
    kind = step.left.kind if step.left else StageKind.OPEN
    through: tuple[str, ...] = ()
    if left == stage:
        message = f"it is `{stage}` already"
        remedy = "one line is enough; name the stage that it has moved to"
    elif kind is StageKind.WON:
        message = f"`{left}` is an end; `{stage}` cannot follow it"
        remedy = "what comes after a success is a file of its own"
    elif kind in (StageKind.EXIT, StageKind.PARKED):
        message = f"it ended at `{left}`; `{stage}` cannot follow that"
        through = _back(step)
        remedy = _by_way(step, through, "if it goes on again") if through else _instead(step)
    else:
        message = f"`{stage}` cannot follow `{left}`"
        through = _between(step)
        remedy = _by_way(step, through, "if it got there") if through else _instead(step)
    said = [remedy, _shortcut(ledger, step, as_of)]
    if kind is not StageKind.WON and left != stage:
        said += _lacking(ledger, step, through, as_of)
    help_lines = "\n".join(line for line in (*said, step.comes_next) if line)
    severity = Severity.WARNING if step.line.adopted else None
    place, length = step.line.location, step.line.length
    return Finding(place, message, help_lines, length, step.stood, severity)


def _by_way(step: Step, through: tuple[str, ...], condition: str) -> str:
    """The lines in between, to be typed above the one that is judged."""
    lines = listing(f"`{_line(step, name)}`" for name in through)
    own = "with its own day" if len(through) == 1 else "each with its own day"
    return f"{condition} by way of {choices(through, 'and')}, type {lines} before it, {own}"


def _instead(step: Step) -> str:
    """The lines that may stand in its place, where there is no short way.

    A success is no substitute for anything: where nothing else is open, it stays where it is.
    """
    stages = step.pipeline.stages
    onward = [_line(step, name) for name in step.legal_next if stages[name].is_open]
    if onward:
        return f"type what comes next in its place: {choices(onward)}"
    ends = (StageKind.EXIT, StageKind.PARKED)
    ended = [_line(step, name) for name in step.legal_next if stages[name].kind in ends]
    if step.left is None or not ended:
        return ""
    return (
        f"it stays at `{step.left.name}`, and a dated line of its own says what happens meanwhile; "
        f"if it fell through, type how in its place: {choices(ended)}"
    )


def _shortcut(ledger: Ledger, step: Step, as_of: date) -> str:
    """The evidence with which a stage may come from anywhere."""
    evidence = evidence_named(step.stage.from_anywhere_with)
    if evidence is None or not evidence.line:
        return ""
    line = line_for(ledger, step, evidence, as_of)
    return f"with {evidence.wanted} it may come from anywhere: {line}"


def _lacking(ledger: Ledger, step: Step, through: tuple[str, ...], as_of: date) -> Iterator[str]:
    """What the stages on the way to this one lack, and what it lacks itself."""
    for name in (*through, step.stage.name):
        found = lacking(ledger, _as_if(step, name), as_of)
        if wanted := (*found.never_excused, *found.needed):
            yield f"`{name}` lacks {listing(one.wanted for one in wanted)}"


def _as_if(step: Step, stage: str) -> Step:
    """The step as if it went to another stage."""
    if stage == step.stage.name:
        return step
    line = changed(step.line, stage=stage, evidence="")
    transition = changed(step.transition, line=line)
    return changed(step, stage=step.pipeline.stages[stage], transition=transition)


def _back(step: Step) -> tuple[str, ...]:
    """The stage by which an ended pursuit goes on to this one; nothing where it cannot."""
    known = step.pipeline.stages
    before = step.transition.episode.lines
    had = [one.stage for one in before[: before.index(step.line)] if _is_stage(step, one.stage)]
    for name in step.legal_next:
        if known[name].kind is StageKind.REOPENED:
            onward = step.pipeline.legal_next(name, had[-1] if had else step.transition.left_from)
            return (name,) if step.stage.name in onward else ()
    return ()


def _is_stage(step: Step, name: str) -> bool:
    stage = step.pipeline.stages.get(name)
    return stage is not None and stage.kind is StageKind.OPEN


def _between(step: Step) -> tuple[str, ...]:
    """The shortest way to a stage by at most two others, from where it stood."""
    known = step.pipeline.stages
    first = [name for name in step.legal_next if known[name].is_open]
    waiting: deque[tuple[str, ...]] = deque((name,) for name in first)
    while waiting:
        way = waiting.popleft()
        stage = known.get(way[-1])
        if stage is None or stage.kind is StageKind.REOPENED:
            continue
        if step.stage.name in stage.to:
            return way
        if len(way) < 2:
            waiting.extend((*way, name) for name in stage.to if name not in way)
    return ()


def _line(step: Step, stage: str) -> str:
    return f"- {step.line.date} {stage}" if step.line.date else f"- {stage}"
