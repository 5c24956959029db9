"""Campaigns on one line of time: stages as bars, rounds as dots, ends as marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ledger.pages._charts.parts import Caption, Point, Tick
from ledger.pages._words import MONTHS
from ledger.value import Value

ROW, BARE_ROW = 44, 28
_TOP, _LEFT, _RIGHT = 30, 2, 22
_SHADES = 5
_LETTER = 7.1
_MONTH_ROOM = 48


class Stay(Value, frozen=True):
    """A time at a stage. `shade` runs from 1, the first stage, to 5, the last."""

    begin: date
    end: date
    shade: int
    waiting: bool
    label: str
    title: str


class Happened(Value, frozen=True):
    """A round (`held`, `set`) or an end (`won`, `exit`, `parked`) on a day."""

    day: date
    kind: str
    title: str


class Course(Value, frozen=True):
    """One campaign: its name and its end in words, its first day, its stays, what happened."""

    name: str
    end: str
    begin: date
    stays: tuple[Stay, ...]
    happened: tuple[Happened, ...]


class Bar(Value, frozen=True):
    """A stay as a bar; its label is empty where there is no room for it."""

    x: float
    width: float
    y: float
    shade: int
    waiting: bool
    label: str
    title: str


class Mark(Value, frozen=True):
    """What happened, on the chart."""

    at: Point
    kind: str
    title: str


class TimelineRow(Value, frozen=True):
    """A campaign's bars, below its name and its end."""

    name: str
    end: str
    at: float
    y: float
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]


class TimelineChart(Value, frozen=True):
    """The whole chart in its own units. `named` says that each row has its name above it."""

    caption: Caption
    height: int
    width: int
    months: tuple[Tick, ...]
    today: float
    rows: tuple[TimelineRow, ...]
    named: bool


def timeline_chart(
    caption: Caption, courses: Sequence[Course], as_of: date, width: int, *, named: bool = True
) -> TimelineChart:
    """The chart of some campaigns, one a row, from their first day to a week from now."""
    first, last = min(one.begin for one in courses), as_of + timedelta(days=7)
    axis = _Axis(first, last, width, first.toordinal(), max(1, (last - first).days))
    pitch = ROW if named else BARE_ROW
    rows = tuple(_row(one, axis, _TOP + at * pitch, named) for at, one in enumerate(courses))
    return TimelineChart(
        caption, _TOP + len(rows) * pitch + 6, width, tuple(axis.months()), axis.at(as_of), rows,
        named,
    )  # fmt: skip


def shade_at(position: int, count: int) -> int:
    """From 1 to 5 by a position among so many stages."""
    return 1 + round(position * (_SHADES - 1) / (count - 1)) if count > 1 else 1


def _row(course: Course, axis: _Axis, y: float, named: bool) -> TimelineRow:
    top = y + 21 if named else y
    bars = []
    for stay in course.stays:
        x = axis.at(stay.begin)
        width = round(max(axis.at(stay.end) - x, 4), 1)
        fits = len(stay.label) * _LETTER + 10 < width and not stay.waiting
        label = stay.label if fits else ""
        bars.append(Bar(x, width, top, stay.shade, stay.waiting, label, stay.title))
    marks = tuple(
        Mark(Point(axis.at(one.day), top + 7), one.kind, one.title)
        for one in course.happened
        if one.day <= axis.last
    )
    room = axis.width - (len(course.name) + len(course.end)) * _LETTER - _RIGHT
    at = round(max(0.0, min(axis.at(course.begin), room)), 1)
    return TimelineRow(course.name, course.end, at, y, tuple(bars), marks)


class _Axis(Value, frozen=True):
    """The days from the first to the last; `origin` is the first as a number, `span` how many."""

    first: date
    last: date
    width: int
    origin: int
    span: int

    def at(self, day: date) -> float:
        """Where a day stands across the chart."""
        passed = day.toordinal() - self.origin
        share = 0.0 if passed < 0 else passed / self.span if passed < self.span else 1.0
        return round(_LEFT + share * (self.width - _LEFT - _RIGHT), 1)

    def months(self) -> Iterator[Tick]:
        """The first day of each month that leaves room for its name."""
        year, month = self.first.year, self.first.month + 1
        after = 0.0
        while True:
            if month > len(MONTHS):
                year, month = year + 1, 1
            if (year, month) > (self.last.year, self.last.month):
                return
            at = self.at(date(year, month, 1))
            if at - after > _MONTH_ROOM or not after:
                yield Tick(at, MONTHS[month - 1][:3] + (f" {year}" if month == 1 else ""))
                after = at
            month += 1
