"""What was done between two dates, as Markdown, for an agency, a coach or a partner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from ledger.exporters._exporter import ExportRequest, exporter
from ledger.exporters._markdown_text import escaped
from ledger.model.entry import Entry
from ledger.pages._activities import Activity, activities, lines_of_activity
from ledger.pages._activity.sections import (
    kinds_of,
    long_day_of,
    summary_of,
    week_of,
    weeks_of,
)
from ledger.pages._words import MONTHS, WEEKDAYS
from ledger.wording import hours, listing

_COLUMNS = ("Date", "What", "Organization or campaign", "Channel", "Duration")
_LEFT_OUT = (
    "Left out: what the lines say, what was received and given, the names of people and of what "
    "is marked private, what others wrote or decided, setbacks, busy-work, time off and the rest "
    "of life. Applications sent in bulk count as many as they were."
)


@exporter(
    "markdown",
    "What was done between two dates, as a statement in Markdown",
    ".md",
    period=True,
)
def markdown(request: ExportRequest) -> bytes:
    """The statement of activity of the report, oldest first, from `since` to `until`.

    Without them it is from the first activity to the day of the export. It tells what the page
    tells, and hides what that hides.
    """
    ledger = request.reading.ledger
    last = min(request.until or request.as_of, request.as_of)
    lines = [one for one in lines_of_activity(ledger, last) if _is_in(one, request.since)]
    found = activities(ledger, lines)
    owner = escaped(ledger.profile.name)
    title = f"# Statement of activity{f': {owner}' if owner else ''}"
    first = request.since or (found[0].date if found else last)
    parts = [title, *_whole(found, first, last), *_months(found)]
    return ("\n\n".join(parts) + "\n").encode()


def _is_in(entry: Entry, since: date | None) -> bool:
    return since is None or entry.date >= since


def _whole(found: Sequence[Activity], first: date, last: date) -> Iterator[str]:
    """The days that it is of, and the totals."""
    yield f"{long_day_of(first)} to {long_day_of(last)}"
    if not found:
        yield "Nothing is recorded on these days that was done."
        return
    yield f"{summary_of(found)}."
    yield f"{escaped(listing(kinds_of(found)))}."
    yield _LEFT_OUT


def _months(found: Sequence[Activity]) -> Iterator[str]:
    """A heading for each month with its totals, and a table for each of its weeks."""
    for (year, month), inside in groupby(found, key=lambda one: (one.date.year, one.date.month)):
        every = tuple(inside)
        yield f"## {MONTHS[month - 1]} {year}"
        yield f"{summary_of(every)}."
        for monday, week in weeks_of(every):
            yield f"### {week_of(monday)}"
            yield f"{summary_of(week)}."
            yield _table(week)


def _table(found: Sequence[Activity]) -> str:
    rows = [_COLUMNS, ("---", "---", "---", "---", "---:"), *map(_row, found)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _row(one: Activity) -> tuple[str, ...]:
    day = f"{WEEKDAYS[one.date.weekday()][:3]} {one.date}"
    said = (one.what, one.whom, one.channel)
    return (day, *map(escaped, said), hours(one.minutes) if one.minutes else "")
