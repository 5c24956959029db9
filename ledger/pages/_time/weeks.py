"""The hours of twelve weeks by class, as columns and as a table."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.actions._readiness import first_day
from ledger.metrics._timed import BUSY, GOAL, OFF, UNATTRIBUTED
from ledger.metrics.time_use import LIFE, HoursWeek
from ledger.pages._charts.parts import Caption
from ledger.pages._charts.stacked_weeks import Part, StackedWeek, StackedWeeks, stacked_weeks
from ledger.pages._links import Links, Place
from ledger.pages._words import month_day
from ledger.value import Value, changed
from ledger.wording import number, plural

# The classes from the ground up, and what each is called.
CLASSES = {
    GOAL: "served a goal",
    UNATTRIBUTED: "name nothing",
    BUSY: "busy-work",
    OFF: "off",
    LIFE: "life",
}


class WeekRow(Value, frozen=True):
    """One week in the table: `hours` by class in the order of `CLASSES`."""

    day: str
    short: str
    hours: tuple[str, ...]
    logged: str
    planned: str
    days_off: str
    places: tuple[Place, ...]


class TimeWeeks(Value, frozen=True):
    """The weeks, oldest first.

    `shown` are the classes that have hours; `any_planned` is whether hours are planned at all.
    """

    chart: StackedWeeks
    rows: tuple[WeekRow, ...]
    names: tuple[str, ...]
    shown: tuple[tuple[str, str], ...]
    any_planned: bool


def time_weeks(links: Links, weeks: Sequence[HoursWeek]) -> TimeWeeks | None:
    """The weeks as a page shows them; None where none has an hour.

    Before the first entry of the ledger nothing was planned in it either.
    """
    if not any(one.classes for one in weeks):
        return None
    begun = first_day(links.results.ledger, links.results.as_of)
    weeks = [
        one if begun and begun <= one.last else changed(one, planned=None, days_off=0)
        for one in weeks
    ]
    shown = tuple(
        (name, label) for name, label in CLASSES.items() if any(one.hours(name) for one in weeks)
    )
    caption = Caption(
        "time-weeks",
        f"Hours by class, {plural(len(weeks), 'week')}",
        " ".join(_told(one) for one in weeks),
    )
    return TimeWeeks(
        chart=stacked_weeks(caption, [_column(one) for one in weeks]),
        rows=tuple(_row(links, one) for one in weeks),
        names=tuple(CLASSES.values()),
        shown=shown,
        any_planned=any(one.planned is not None for one in weeks),
    )


def _column(week: HoursWeek) -> StackedWeek:
    short = month_day(week.last)
    parts = tuple(
        Part(name, hours, f"week up to {short}: {number(hours)}h {label}")
        for name, label in CLASSES.items()
        if (hours := week.hours(name))
    )
    said = number(week.logged, 0) if parts else "off" if week.days_off else "–"
    # Where every day was declared off nothing was planned, and there is nothing to mark.
    return StackedWeek(short, parts, said, week.planned or None)


def _told(week: HoursWeek) -> str:
    said = [
        f"{number(week.hours(name))}h {label}"
        for name, label in CLASSES.items()
        if week.hours(name)
    ]
    if week.planned is not None:
        said.append(f"{number(week.planned)}h planned")
    return f"Week up to {week.last.isoformat()}: {', '.join(said) or 'nothing recorded'}."


def _row(links: Links, week: HoursWeek) -> WeekRow:
    entries = sorted(
        (one.entry for found in week.classes.values() for one in found),
        key=lambda entry: entry.sort_key,
    )
    return WeekRow(
        day=week.last.isoformat(),
        short=month_day(week.last),
        hours=tuple(_said(week.hours(name)) for name in CLASSES),
        logged=_said(week.logged),
        planned=number(week.planned) if week.planned is not None else "",
        days_off=str(week.days_off) if week.days_off else "",
        places=links.places(entry.evidence for entry in entries),
    )


def _said(hours: float) -> str:
    return number(hours, 2) if hours else ""
