"""Where a campaign, an advocate or a skill stands; the only module that knows stages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date
from functools import wraps
from typing import TypeVar

from ledger.config import Pipeline, Stage, StageKind
from ledger.model.campaign import Campaign
from ledger.model.derived import per_day, per_record
from ledger.model.lasting import lasting
from ledger.model.ledger import Ledger
from ledger.model.parts import StageLine
from ledger.model.record import Record
from ledger.value import Value

R = TypeVar("R", bound=Record)
T = TypeVar("T")

# The ends that somebody else decides.
THEIR_DECISION = ("rejected", "lost")


class Episode(Value, frozen=True):
    """One run through a pipeline: from its first line, or a reopening, to its end.

    `before` is the stage that the episode before it left from, None for the first. `start`
    is None for the first episode (its story may have begun before the ledger), `end` where it
    goes on, and `until`, the day of the next reopening, for the last one.
    """

    number: int
    lines: tuple[StageLine, ...]
    start: date | None
    end: date | None
    before: str | None
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether a day belongs to this episode: from its start to the next reopening."""
        begun = self.start is None or day >= self.start
        return begun and (self.until is None or day < self.until)


class Transition(Value, frozen=True):
    """A stage line and the line it follows (None: the first), within its pipeline."""

    line: StageLine
    previous: StageLine | None
    episode: Episode
    left_from: str | None

    @property
    def returns(self) -> bool:
        """Whether it takes what was reopened back to the stage it had."""
        reopened = self.episode.number > 1 and self.previous is self.episode.lines[0]
        return reopened and self.line.stage == self.left_from


@lasting
@per_record
def pipeline_of(ledger: Ledger, record: Record) -> Pipeline | None:
    """The pipeline that a record's stages belong to; None where it has none or names no known."""
    name = record.pipeline_name(ledger.pipeline)
    return ledger.config.pipelines.get(name) if name else None


def lines_by(record: Record, as_of: date) -> tuple[StageLine, ...]:
    """The stage lines that count on a day; one without a date goes with the line before it."""
    counted: list[StageLine] = []
    for line in record.stages:
        if line.date is not None and line.date > as_of:
            break
        counted.append(line)
    return tuple(counted)


def per_lines(work_out: Callable[[Ledger, R, date], T]) -> Callable[[Ledger, R, date], T]:
    """Keep what a function makes of those stage lines of a record that count on a day.

    It may ask for the stage, the lines and the episodes of that day, and no more of the day:
    for two days with the same lines it is asked once.
    """
    name = f"{work_out.__module__}.{work_out.__qualname__}"

    @wraps(work_out)
    def kept(ledger: Ledger, record: R, as_of: date) -> T:
        records: dict[str, dict[int, T]] = ledger.__dict__.setdefault(name, {})
        known = records.setdefault(record.path, {})
        counting = bisect_right(_counting(ledger, record).days, as_of)
        if counting not in known:
            known[counting] = work_out(ledger, record, as_of)
        return known[counting]

    return kept


class _Counting(Value, frozen=True):
    """From which day each of a record's lines counts; of so many, the last known and its stage."""

    days: tuple[date, ...]
    last: tuple[StageLine | None, ...]
    stages: tuple[Stage | None, ...]


@lasting
@per_record
def _counting(ledger: Ledger, record: Record) -> _Counting:
    pipeline = pipeline_of(ledger, record)
    known = pipeline.stages if pipeline else {}
    days: list[date] = []
    last: list[StageLine | None] = [None]
    for line in record.stages:
        # What stands below a line that is still to come does not count before it either.
        before = days[-1] if days else date.min
        days.append(max(before, line.date) if line.date else before)
        last.append(line if line.stage in known else last[-1])
    stages = (known[line.stage] if line else None for line in last)
    return _Counting(tuple(days), tuple(last), tuple(stages))


def stage_days(ledger: Ledger, record: Record) -> tuple[date, ...]:
    """The days from which on each stage line of a record counts, sorted."""
    return _counting(ledger, record).days


def has_stage(record: Record, as_of: date) -> bool:
    """Whether any stage line of a record counts on a day."""
    lines = record.stages
    return bool(lines) and ((day := lines[0].date) is None or day <= as_of)


def current(ledger: Ledger, record: Record, as_of: date) -> Stage | None:
    """The stage that a record has reached on a day: its last line that names a known stage."""
    counting = _counting(ledger, record)
    return counting.stages[bisect_right(counting.days, as_of)]


def current_line(ledger: Ledger, record: Record, as_of: date) -> StageLine | None:
    """The stage line that brought a record to where it is on a day."""
    counting = _counting(ledger, record)
    return counting.last[bisect_right(counting.days, as_of)]


def is_open(ledger: Ledger, record: Record, as_of: date) -> bool:
    """Whether a record is still being pursued on a day."""
    stage = current(ledger, record, as_of)
    return stage is not None and stage.is_open


@per_day
def open_campaigns(ledger: Ledger, as_of: date) -> tuple[Campaign, ...]:
    """The campaigns still being pursued on a day."""
    return tuple(one for one in ledger.campaigns if is_open(ledger, one, as_of))


@per_day
def won_search(ledger: Ledger, as_of: date) -> Campaign | None:
    """The campaign that was won last, where nothing is open any more: the search is over.

    One job is enough; who wins a client looks for the next (`ends-search` in the settings).
    """
    stages = [(one, current(ledger, one, as_of)) for one in ledger.campaigns]
    if any(stage and stage.is_open for _, stage in stages):
        return None
    won = [one for one, stage in stages if stage and stage.ends_search]
    return max(won, key=lambda one: _last_day(ledger, one, as_of), default=None)


def _last_day(ledger: Ledger, record: Record, as_of: date) -> date:
    line = current_line(ledger, record, as_of)
    return line.date if line and line.date else date.min


@lasting
@per_lines
def episodes(ledger: Ledger, record: Record, as_of: date) -> tuple[Episode, ...]:
    """A record's runs through its pipeline up to a day, oldest first."""
    pipeline = pipeline_of(ledger, record)
    if pipeline is None:
        return ()
    runs: list[list[StageLine]] = []
    for line in lines_by(record, as_of):
        stage = pipeline.stages.get(line.stage)
        if not runs or (stage and stage.kind is StageKind.REOPENED):
            runs.append([])
        runs[-1].append(line)
    made: list[Episode] = []
    for number, lines in enumerate(runs, start=1):
        closing = [line for line in lines if not _is_open_name(pipeline, line.stage)]
        before = None
        if number > 1:
            # An episode that went nowhere was left from where the one before it was.
            before = _left_from(pipeline, runs[number - 2]) or made[-1].before
        made.append(
            Episode(
                number,
                tuple(lines),
                lines[0].date if number > 1 else None,
                closing[-1].date if closing else None,
                before,
                runs[number][0].date if number < len(runs) else None,
            )
        )
    return tuple(made)


def episode_of(runs: tuple[Episode, ...], day: date) -> int:
    """The number of the episode that a day belongs to."""
    return max((run.number for run in runs if run.covers(day)), default=1)


def transitions(ledger: Ledger, record: Record, as_of: date) -> Iterator[Transition]:
    """Each stage line up to a day with the one before it, oldest first."""
    previous: StageLine | None = None
    for episode in episodes(ledger, record, as_of):
        for line in episode.lines:
            yield Transition(line, previous, episode, episode.before)
            previous = line


def _is_open_name(pipeline: Pipeline, name: str) -> bool:
    stage = pipeline.stages.get(name)
    return stage is None or stage.is_open


def _left_from(pipeline: Pipeline, lines: list[StageLine]) -> str | None:
    """The last open stage of an episode: the one that a reopened campaign may go back to."""
    for line in reversed(lines):
        stage = pipeline.stages.get(line.stage)
        if stage and stage.kind is StageKind.OPEN:
            return stage.name
    return None
