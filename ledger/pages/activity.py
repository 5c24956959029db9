"""What was done between two dates, dated and printable, for an agency, a coach or a partner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from ledger.pages._activities import Activity, activities, several
from ledger.pages._links import Links, Place
from ledger.pages._page import Page, page_kind
from ledger.pages._results import Results
from ledger.pages._words import MONTHS, WEEKDAYS, month_day
from ledger.wording import hours, number, plural

RECENT_DAYS = 28


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One activity in the statement; `kind` and `minutes` are what it is counted by."""

    iso_day: str
    day: str
    source: Place
    kind: str
    what: str
    whom: str
    channel: str
    hours: str
    minutes: int
    count: int


@dataclass(frozen=True, slots=True)
class ActivityWeek:
    """The days of an ISO week within a section."""

    label: str
    counts: str
    rows: tuple[ActivityRow, ...]


@dataclass(frozen=True, slots=True)
class ActivitySection:
    """A month, or the last days: what stands on sheets of its own."""

    anchor: str
    title: str
    span: str
    summary: str
    kinds: tuple[str, ...]
    count: int
    hours: str
    weeks: tuple[ActivityWeek, ...]


@dataclass(frozen=True, slots=True)
class KindWords:
    """How a kind is counted in words, for the script that counts again."""

    kind: str
    one: str
    many: str


@dataclass(frozen=True, slots=True)
class ActivityView:
    """What the statement places. `first` and `last` are the days that it can be narrowed to."""

    owner: str
    standing: str
    first: str
    last: str
    recent: ActivitySection | None
    months: tuple[ActivitySection, ...]
    words: tuple[KindWords, ...]


@page_kind("activity", label="Activity", place=12, question="What was done, and when?")
def activity(results: Results) -> Iterator[Page]:
    """One page."""
    links = Links(results, "activity.html")
    every = activities(results.ledger, results.as_of)
    view = ActivityView(
        owner=results.ledger.profile.name,
        standing=_standing(every, results.as_of),
        first=every[0].date.isoformat() if every else "",
        last=results.as_of.isoformat(),
        recent=_recent(links, every),
        months=tuple(_months(links, every)),
        words=tuple(
            KindWords(kind, several(kind, 1).removeprefix("1 "), several(kind, 2)[2:])
            for kind in sorted({one.kind for one in every})
        ),
    )
    yield Page("activity.html", "activity", "Activity", lambda: view)


def _standing(every: Sequence[Activity], as_of: date) -> str:
    if not every:
        return "Nothing is recorded yet that was done."
    applied = sum(one.count for one in every if one.kind == "application")
    among = f", {plural(applied, 'application')} among them," if applied else ""
    return (
        f"From {_long(every[0].date)} to {_long(as_of)}: {_counted(every)}{among} "
        f"in {_hours(every)} hours recorded."
    )


def _recent(links: Links, every: Sequence[Activity]) -> ActivitySection | None:
    until = links.results.as_of
    since = until - timedelta(days=RECENT_DAYS - 1)
    found = [one for one in every if one.date >= since]
    title = f"The last {RECENT_DAYS} days"
    return _section(links, "last-days", title, (since, until), found) if found else None


def _months(links: Links, every: Sequence[Activity]) -> Iterator[ActivitySection]:
    """A section for each month with something in it, the newest first."""
    groups = groupby(reversed(every), key=lambda one: (one.date.year, one.date.month))
    for (year, month), found in groups:
        first = date(year, month, 1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        span = (first, min(last, links.results.as_of))
        title = f"{MONTHS[month - 1]} {year}"
        anchor = f"m-{year:04d}-{month:02d}"
        yield _section(links, anchor, title, span, list(found)[::-1])


def _section(
    links: Links, anchor: str, title: str, span: tuple[date, date], found: Sequence[Activity]
) -> ActivitySection:
    tally: Counter[str] = Counter()
    for one in found:
        tally[one.kind] += one.count
    silent = sum(one.minutes is None for one in found)
    summary = f"{_counted(found)}, {_hours(found)} hours recorded"
    if silent:
        summary += f"; {silent} of {plural(len(found), 'line')} without a duration"
    return ActivitySection(
        anchor=anchor,
        title=title,
        span=f"{_long(span[0])} to {_long(span[1])}",
        summary=summary,
        kinds=tuple(several(kind, n) for kind, n in sorted(tally.items(), key=_most_first)),
        count=sum(one.count for one in found),
        hours=_hours(found),
        weeks=tuple(_weeks(links, found)),
    )


def _most_first(item: tuple[str, int]) -> tuple[int, str]:
    return (-item[1], item[0])


def _weeks(links: Links, found: Sequence[Activity]) -> Iterator[ActivityWeek]:
    for (_, week), inside in groupby(found, key=lambda one: one.date.isocalendar()[:2]):
        every = tuple(inside)
        monday = every[0].date - timedelta(days=every[0].date.weekday())
        days = f"{month_day(monday)} to {month_day(monday + timedelta(days=6))}"
        yield ActivityWeek(
            label=f"Week {week}, {days}",
            counts=f"{_counted(every)}, {_hours(every)} hours",
            rows=tuple(_row(links, one) for one in every),
        )


def _row(links: Links, one: Activity) -> ActivityRow:
    return ActivityRow(
        iso_day=one.date.isoformat(),
        day=f"{WEEKDAYS[one.date.weekday()][:3]} {one.date.isoformat()}",
        source=links.location(one.entry.location),
        kind=one.kind,
        what=one.what,
        whom=one.whom,
        channel=one.channel,
        hours=hours(one.minutes) if one.minutes else "",
        minutes=one.minutes or 0,
        count=one.count,
    )


def _counted(found: Sequence[Activity]) -> str:
    return plural(sum(one.count for one in found), "activity", "activities")


def _hours(found: Sequence[Activity]) -> str:
    return number(sum(one.minutes or 0 for one in found) / 60)


def _long(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
