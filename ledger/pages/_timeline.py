"""The stages and rounds of every campaign on one line of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ledger.config import Pipeline, Stage, StageKind
from ledger.markdown import Html
from ledger.model.campaign import Campaign
from ledger.model.rounds import rounds_of, scheduled
from ledger.model.stage import current, lines_by, pipeline_of
from ledger.pages._charts.parts import Point, Tick
from ledger.pages._links import Links, Place
from ledger.pages._words import MONTHS
from ledger.wording import plural

WIDTH, ROW, TOP, LEFT, RIGHT = 960, 44, 30, 2, 22
_SHADES = 5
_LETTER = 6.6


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time at a stage. `shade` runs from 1, the first stage, to 5, the last."""

    x: float
    width: float
    y: float
    shade: int
    waiting: bool
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A round (`held`, `set`) or an end (`won`, `exit`, `parked`)."""

    at: Point
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A campaign's bars, below its name and its end."""

    name: str
    end: str
    at: float
    y: float
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """A row of the table behind the chart."""

    campaign: Html
    what: str
    begin: str
    lasted: str
    source: Place


@dataclass(frozen=True, slots=True)
class Timeline:
    """The chart, and the same as a table."""

    height: int
    width: int
    months: tuple[Tick, ...]
    today: float
    rows: tuple[TimelineRow, ...]
    lines: tuple[TimelineLine, ...]
    description: str


def timeline(links: Links) -> Timeline | None:
    """The campaigns with a dated stage, those still open first, then the last to end."""
    results = links.results
    campaigns = [
        one
        for one in results.ledger.campaigns
        if any(line.date for line in lines_by(one, results.as_of))
    ]
    if not campaigns:
        return None
    campaigns.sort(key=lambda one: _order(links, one))
    first = min(day for one in campaigns if (day := _first_day(links, one)))
    last = results.as_of + timedelta(days=7)
    axis = _Axis(first, last)
    rows = [_row(links, one, axis, TOP + at * ROW) for at, one in enumerate(campaigns)]
    return Timeline(
        height=TOP + len(rows) * ROW + 6,
        width=WIDTH,
        months=tuple(axis.months()),
        today=axis.at(results.as_of),
        rows=tuple(rows),
        lines=tuple(line for one in campaigns for line in _lines(links, one)),
        description=(
            f"{plural(len(campaigns), 'campaign')} from {first.isoformat()} to "
            f"{results.as_of.isoformat()}, each a bar of its stages with its rounds as dots. "
            "The table below holds the same."
        ),
    )


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    last: date

    def at(self, day: date) -> float:
        """Where a day stands across the chart."""
        span = max(1, (self.last - self.first).days)
        share = min(max((day - self.first).days / span, 0.0), 1.0)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def months(self) -> Iterator[Tick]:
        """The first day of each month that leaves room for its name."""
        day = (self.first.replace(day=1) + timedelta(days=32)).replace(day=1)
        after = 0.0
        while day <= self.last:
            at = self.at(day)
            if at - after > 48 or not after:
                year = f" {day.year}" if day.month == 1 else ""
                yield Tick(at, MONTHS[day.month - 1][:3] + year)
                after = at
            day = (day + timedelta(days=32)).replace(day=1)


def _first_day(links: Links, campaign: Campaign) -> date | None:
    days = [line.date for line in lines_by(campaign, links.results.as_of) if line.date]
    return min(days, default=None)


def _order(links: Links, campaign: Campaign) -> tuple[int, int, str]:
    """Open ones first, each group by the day of its last stage, latest first."""
    results = links.results
    stage = current(results.ledger, campaign, results.as_of)
    days = [line.date for line in lines_by(campaign, results.as_of) if line.date]
    newest = max(days).toordinal()
    return (0 if stage and stage.is_open else 1, -newest, campaign.path)


def _row(links: Links, campaign: Campaign, axis: _Axis, y: float) -> TimelineRow:
    results = links.results
    pipeline = pipeline_of(results.ledger, campaign)
    lines = [line for line in lines_by(campaign, results.as_of) if line.date]
    bars, marks = [], []
    for at, line in enumerate(lines):
        begin = line.date or axis.first
        following = lines[at + 1].date if at + 1 < len(lines) else None
        end = following or results.as_of
        stage = pipeline.stages.get(line.stage) if pipeline else None
        said = line.stage.replace("-", " ")
        title = f"{said} from {begin.isoformat()}"
        if stage and not stage.is_open:
            point = Point(axis.at(begin), y + 28)
            marks.append(Mark(point, stage.kind.value, title))
            if stage.kind is not StageKind.PARKED or not following:
                continue
        width = round(max(axis.at(end) - axis.at(begin), 4), 1)
        fits = len(said) * _LETTER + 10 < width
        waiting = stage is not None and not stage.is_open
        bars.append(
            Bar(axis.at(begin), width, y + 21, _shade(pipeline, stage), waiting,
                said if fits and not waiting else "", title)
        )  # fmt: skip
    for one in rounds_of(results.ledger, campaign, results.as_of):
        title = f"round {one.label} held {one.entry.date.isoformat()}"
        marks.append(Mark(Point(axis.at(one.entry.date), y + 28), "held", title))
    for entry in scheduled(results.ledger, campaign, results.as_of):
        if entry.date <= axis.last:
            title = f"round {entry.round or ''} set for {entry.date.isoformat()}"
            marks.append(Mark(Point(axis.at(entry.date), y + 28), "set", title))
    final = pipeline.stages.get(lines[-1].stage) if pipeline else None
    ended = f", {lines[-1].stage.replace('-', ' ')} {lines[-1].date}"
    if final and final.is_open:
        ended = ""
    room = WIDTH - (len(campaign.name) + len(ended)) * _LETTER - RIGHT
    left = round(max(0.0, min(axis.at(lines[0].date or axis.first), room)), 1)
    return TimelineRow(campaign.name, ended, left, y, tuple(bars), tuple(marks))


def _shade(pipeline: Pipeline | None, stage: Stage | None) -> int:
    """From 1 to 5 by the place of a stage among the open stages of its pipeline."""
    if pipeline is None or stage is None:
        return 1
    if stage.kind is StageKind.REOPENED:
        return 1
    names = [one.name for one in pipeline.stages.values() if one.kind is StageKind.OPEN]
    if stage.name not in names or len(names) < 2:
        return 1
    return 1 + round(names.index(stage.name) * (_SHADES - 1) / (len(names) - 1))


def _lines(links: Links, campaign: Campaign) -> Iterator[TimelineLine]:
    results = links.results
    name = links.named(campaign)
    pipeline = pipeline_of(results.ledger, campaign)
    lines = lines_by(campaign, results.as_of)
    for at, line in enumerate(lines):
        stage = pipeline.stages.get(line.stage) if pipeline else None
        goes_on = results.as_of if stage is None or stage.is_open else None
        following = lines[at + 1].date if at + 1 < len(lines) else goes_on
        lasted = plural((following - line.date).days, "day") if line.date and following else ""
        yield TimelineLine(
            name,
            line.stage.replace("-", " "),
            line.date.isoformat() if line.date else "",
            lasted,
            links.location(line.location),
        )
    for one in rounds_of(results.ledger, campaign, results.as_of):
        yield TimelineLine(
            name,
            f"round {one.label}".strip(),
            one.entry.date.isoformat(),
            "",
            links.location(one.entry.location),
        )
