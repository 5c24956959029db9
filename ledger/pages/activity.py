"""What was done between two dates, dated and printable, for an agency, a coach or a partner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import groupby

from ledger.pages import _limits
from ledger.pages._activities import Activity, activities, several
from ledger.pages._activity.sections import (
    ActivitySection,
    counted,
    hours_of,
    long_day_of,
    section,
)
from ledger.pages._links import Links
from ledger.pages._page import Page, page_kind
from ledger.pages._results import Results
from ledger.pages._words import MONTHS
from ledger.value import Value
from ledger.wording import plural

RECENT_DAYS = 28
# The quarters of the first page, where there are too many activities for one: the one that has
# only begun, and the one before it.
_FIRST = 2
_PATH = "activity.html"


class KindWords(Value, frozen=True):
    """How a kind is counted in words, for the script that counts again."""

    kind: str
    one: str
    many: str


class QuarterLink(Value, frozen=True):
    """The statement of a quarter as a link, its first page as `newest`; empty on its own page."""

    label: str
    href: str
    count: int
    hours: str


class ActivityView(Value, frozen=True):
    """What the statement places. `first` and `last` are the days that it can be narrowed to.

    `quarters` are the pages of it, empty where there is but one.
    """

    owner: str
    standing: str
    first: str
    last: str
    recent: ActivitySection | None
    months: tuple[ActivitySection, ...]
    quarters: tuple[QuarterLink, ...]
    words: tuple[KindWords, ...]


class _Stretch(Value, frozen=True):
    """The activities of one page: its path, what it is called, its last day."""

    path: str
    label: str
    last: date
    found: Sequence[Activity]


@page_kind("activity", label="Activity", place=12, question="What was done, and when?")
def activity(results: Results) -> Iterator[Page]:
    """One page, or where there are many activities one more for each of the older quarters."""
    every = activities(results.ledger, results.as_of)
    stretches = _stretches(every, results.as_of)
    for one in stretches:
        title = "Activity" if one.path == _PATH else f"Activity, {one.label}"
        yield Page(one.path, "activity", title, partial(_view, results, every, stretches, one))


def _view(
    results: Results, every: Sequence[Activity], stretches: Sequence[_Stretch], one: _Stretch
) -> ActivityView:
    links = Links(results, one.path)
    newest = one.path == _PATH
    return ActivityView(
        owner=results.ledger.profile.name,
        standing=_standing(every if newest else one.found, one.last),
        first=one.found[0].date.isoformat() if one.found else "",
        last=one.last.isoformat(),
        recent=_recent(links, one.found) if newest else None,
        months=tuple(_months(links, one.found)),
        quarters=tuple(_quarter_links(links, stretches)),
        words=tuple(
            KindWords(kind, several(kind, 1).removeprefix("1 "), several(kind, 2)[2:])
            for kind in sorted({it.kind for it in one.found})
        ),
    )


def _stretches(every: Sequence[Activity], as_of: date) -> list[_Stretch]:
    """What stands on which page, the newest first."""
    if len(every) <= _limits.ACTIVITIES:
        return [_Stretch(_PATH, "", as_of, every)]
    quarters = [(of, list(found)) for of, found in groupby(every, key=_quarter)]
    newest = [one for _, found in quarters[-_FIRST:] for one in found]
    stretches = [_Stretch(_PATH, "The newest", as_of, newest)]
    for (year, quarter), found in reversed(quarters[:-_FIRST]):
        months = f"{MONTHS[3 * quarter - 3]} to {MONTHS[3 * quarter - 1]} {year}"
        last = _last_of_month(year, 3 * quarter)
        stretches.append(_Stretch(f"activity/{year:04d}-q{quarter}.html", months, last, found))
    return stretches


def _quarter(one: Activity) -> tuple[int, int]:
    day = one.date
    return day.year, (day.month + 2) // 3


def _last_of_month(year: int, month: int) -> date:
    return (date(year, month, 1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _quarter_links(links: Links, stretches: Sequence[_Stretch]) -> Iterator[QuarterLink]:
    if len(stretches) < 2:
        return
    for one in stretches:
        href = "" if one.path == links.page else links.to(one.path)
        count = sum([found.times for found in one.found])
        yield QuarterLink(one.label, href, count, hours_of(one.found))


def _standing(found: Sequence[Activity], last: date) -> str:
    if not found:
        return "Nothing is recorded yet that was done."
    applied = sum(one.times for one in found if one.kind == "application")
    among = f", {plural(applied, 'application')} among them," if applied else ""
    return (
        f"From {long_day_of(found[0].date)} to {long_day_of(last)}: {counted(found)}{among} "
        f"in {hours_of(found)} hours recorded."
    )


def _recent(links: Links, found: Sequence[Activity]) -> ActivitySection | None:
    until = links.results.as_of
    since = until - timedelta(days=RECENT_DAYS - 1)
    recent = [one for one in found if one.date >= since]
    title = f"The last {RECENT_DAYS} days"
    return section(links, "last-days", title, (since, until), recent) if recent else None


def _months(links: Links, found: Sequence[Activity]) -> Iterator[ActivitySection]:
    """A section for each month with something in it, the newest first."""
    groups = groupby(reversed(found), key=lambda one: (one.date.year, one.date.month))
    for (year, month), inside in groups:
        span = (date(year, month, 1), min(_last_of_month(year, month), links.results.as_of))
        title = f"{MONTHS[month - 1]} {year}"
        anchor = f"m-{year:04d}-{month:02d}"
        yield section(links, anchor, title, span, list(inside)[::-1])
