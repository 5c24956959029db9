"""What was done between two dates, dated and printable, for an agency, a coach or a partner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import groupby

from ledger.model.entry import Entry
from ledger.pages import _limits
from ledger.pages._activities import Activity, activities, kind_of, lines_of_activity, several
from ledger.pages._activity.sections import (
    ActivitySection,
    counted,
    hours_of,
    long_day_of,
    section,
)
from ledger.pages._inputs import digest_of
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
_APPLICATION = "application"


class KindWords(Value, frozen=True):
    """How a kind is counted in words, for the script that counts again."""

    kind: str
    one: str
    many: str


class QuarterLink(Value, frozen=True):
    """A page of the statement as a link, empty on that page itself; what is done on it in all.

    The newest still grows: only it says itself how much it holds.
    """

    label: str
    href: str
    count: str
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


class _Tally(Value, frozen=True):
    """How many activities some lines tell of, how many minutes they took, the applications."""

    count: int
    minutes: int
    applied: int


class _Stretch(Value, frozen=True):
    """The activities of one page: its path, what it is called, its last day, their lines."""

    path: str
    label: str
    last: date
    lines: Sequence[Entry]
    tally: _Tally


@page_kind("activity", label="Activity", place=12, question="What was done, and when?")
def activity(results: Results) -> Iterator[Page]:
    """One page, or where there are many activities one more for each of the older quarters."""
    stretches = _stretches(lines_of_activity(results.ledger, results.as_of), results.as_of)
    for one in stretches:
        title = "Activity" if one.path == _PATH else f"Activity, {one.label}"
        view = partial(_view, results, stretches, one)
        yield Page(one.path, "activity", title, view, partial(_inputs, results, stretches, one))


def _inputs(results: Results, stretches: Sequence[_Stretch], one: _Stretch) -> bytes:
    """A digest of the lines of a page, and of how much stands on the older ones."""
    tallies = [(other.path, other.tally) for other in stretches[1:]]
    return digest_of(results, _begun(stretches), tallies, one.lines)


def _view(results: Results, stretches: Sequence[_Stretch], one: _Stretch) -> ActivityView:
    links = Links(results, one.path)
    newest = one.path == _PATH
    found = activities(results.ledger, one.lines)
    told = stretches if newest else [one]
    return ActivityView(
        owner=results.ledger.profile.name,
        standing=_standing(told, one.last),
        first=found[0].date.isoformat() if found else "",
        last=one.last.isoformat(),
        recent=_recent(links, found) if newest else None,
        months=tuple(_months(links, found)),
        quarters=tuple(_quarter_links(links, stretches)),
        words=tuple(
            KindWords(kind, several(kind, 1).removeprefix("1 "), several(kind, 2)[2:])
            for kind in sorted({it.kind for it in found})
        ),
    )


def _stretches(every: Sequence[Entry], as_of: date) -> list[_Stretch]:
    """What stands on which page, the newest first."""
    if len(every) <= _limits.ACTIVITIES:
        return [_Stretch(_PATH, "", as_of, every, _tally(every))]
    quarters = [(of, list(found)) for of, found in groupby(every, key=_quarter)]
    newest = [one for _, found in quarters[-_FIRST:] for one in found]
    stretches = [_Stretch(_PATH, "The newest", as_of, newest, _tally(newest))]
    for (year, quarter), found in reversed(quarters[:-_FIRST]):
        months = f"{MONTHS[3 * quarter - 3]} to {MONTHS[3 * quarter - 1]} {year}"
        last = _last_of_month(year, 3 * quarter)
        path = f"activity/{year:04d}-q{quarter}.html"
        stretches.append(_Stretch(path, months, last, found, _tally(found)))
    return stretches


def _quarter(one: Entry) -> tuple[int, int]:
    day = one.date
    return day.year, (day.month + 2) // 3


def _tally(lines: Sequence[Entry]) -> _Tally:
    return _Tally(
        sum([one.count for one in lines]),
        sum([one.minutes or 0 for one in lines]),
        sum([one.count for one in lines if kind_of(one) == _APPLICATION]),
    )


def _begun(stretches: Sequence[_Stretch]) -> date | None:
    """The day of the first activity of some pages, the newest of which comes first."""
    oldest = stretches[-1].lines
    return oldest[0].date if oldest else None


def _last_of_month(year: int, month: int) -> date:
    return (date(year, month, 1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _quarter_links(links: Links, stretches: Sequence[_Stretch]) -> Iterator[QuarterLink]:
    if len(stretches) < 2:
        return
    for one in stretches:
        href = "" if one.path == links.page else links.to(one.path)
        grows = href and one.path == _PATH
        count, hours = str(one.tally.count), hours_of(one.tally.minutes)
        yield QuarterLink(one.label, href, "" if grows else count, "" if grows else hours)


def _standing(stretches: Sequence[_Stretch], last: date) -> str:
    begun = _begun(stretches)
    if not begun:
        return "Nothing is recorded yet that was done."
    count, minutes, applied = (
        sum([getattr(one.tally, part) for one in stretches])
        for part in ("count", "minutes", "applied")
    )
    among = f", {plural(applied, 'application')} among them," if applied else ""
    return (
        f"From {long_day_of(begun)} to {long_day_of(last)}: {counted(count)}{among} "
        f"in {hours_of(minutes)} hours recorded."
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
