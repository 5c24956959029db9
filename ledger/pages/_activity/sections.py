"""The sheets of the statement of activity: a month, or the last days, week by week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from ledger.pages._activities import Activity, several
from ledger.pages._links import Links
from ledger.pages._words import MONTHS, WEEKDAYS, month_day
from ledger.value import Value
from ledger.wording import hours, number, plural


class ActivityRow(NamedTuple):
    """One activity in the statement; `kind` and `minutes` are what it is counted by.

    A tuple, which the template takes apart: of all rows of the report these are the most.
    """

    iso_day: str
    day: str
    href: str
    kind: str
    what: str
    whom: str
    channel: str
    hours: str
    minutes: int
    times: int


class ActivityWeek(Value, frozen=True):
    """The days of an ISO week within a section."""

    label: str
    counts: str
    rows: tuple[ActivityRow, ...]


class ActivitySection(Value, frozen=True):
    """A month, or the last days: what stands on sheets of its own."""

    anchor: str
    title: str
    span: str
    summary: str
    kinds: tuple[str, ...]
    count: int
    hours: str
    weeks: tuple[ActivityWeek, ...]


def section(
    links: Links, anchor: str, title: str, span: tuple[date, date], found: Sequence[Activity]
) -> ActivitySection:
    """The activities of some days, which are those from the one to the other of `span`."""
    return ActivitySection(
        anchor=anchor,
        title=title,
        span=f"{long_day_of(span[0])} to {long_day_of(span[1])}",
        summary=summary_of(found),
        kinds=kinds_of(found),
        count=_times(found),
        hours=hours_of(_minutes(found)),
        weeks=tuple(_weeks(links, found)),
    )


def summary_of(found: Sequence[Activity]) -> str:
    """`26 activities, 14.5 hours recorded; 3 of 22 lines without a duration`."""
    silent = sum([one.minutes is None for one in found])
    summary = f"{counted(_times(found))}, {hours_of(_minutes(found))} hours recorded"
    if silent:
        summary += f"; {silent} of {plural(len(found), 'line')} without a duration"
    return summary


def kinds_of(found: Sequence[Activity]) -> tuple[str, ...]:
    """How many of each kind, most first: `12 applications`."""
    tally: Counter[str] = Counter()
    for one in found:
        tally[one.kind] += one.times
    return tuple([several(kind, n) for kind, n in sorted(tally.items(), key=_most_first)])


def week_of(monday: date) -> str:
    """`Week 47, 16 Nov to 22 Nov`, by the Monday."""
    days = f"{month_day(monday)} to {month_day(monday + timedelta(days=6))}"
    return f"Week {monday.isocalendar().week}, {days}"


def weeks_of(found: Sequence[Activity]) -> Iterator[tuple[date, tuple[Activity, ...]]]:
    """The activities of each week by its Monday; `found` are by date."""
    for monday, inside in groupby(found, key=lambda one: _monday(one.date)):
        yield monday, tuple(inside)


def counted(count: int) -> str:
    """`26 activities`."""
    return plural(count, "activity", "activities")


def hours_of(minutes: int) -> str:
    """The hours of so many minutes, as a number."""
    return number(minutes / 60)


def long_day_of(day: date) -> str:
    """`22 November 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _times(found: Sequence[Activity]) -> int:
    """How many activities; what was sent in bulk counts as many as it was."""
    return sum([one.times for one in found])


def _minutes(found: Sequence[Activity]) -> int:
    return sum([one.minutes or 0 for one in found])


def _most_first(item: tuple[str, int]) -> tuple[int, str]:
    return (-item[1], item[0])


def _weeks(links: Links, found: Sequence[Activity]) -> Iterator[ActivityWeek]:
    for monday, every in weeks_of(found):
        yield ActivityWeek(
            label=week_of(monday),
            counts=f"{counted(_times(every))}, {hours_of(_minutes(every))} hours",
            rows=tuple([_row(links, one) for one in every]),
        )


def _row(links: Links, one: Activity) -> ActivityRow:
    iso_day, day = _day_words(one.date)
    return ActivityRow(
        iso_day,
        day,
        links.href(one.entry.location),
        one.kind,
        one.what,
        one.whom,
        one.channel,
        hours(one.minutes) if one.minutes else "",
        one.minutes or 0,
        one.times,
    )


@lru_cache(maxsize=4096)
def _day_words(day: date) -> tuple[str, str]:
    return day.isoformat(), f"{WEEKDAYS[day.weekday()][:3]} {day.isoformat()}"


@lru_cache(maxsize=4096)
def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
