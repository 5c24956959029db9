"""Several days in one cell, and days with an end: `2026-04-02, 2026-04-09`, `2 PM → 3 PM`."""

from __future__ import annotations

import re
from datetime import date, time

from ledger.importers._dates import Dates, clock_in, is_date

_BETWEEN = re.compile(r"[,;&+\n]|\s(?:and|then|und|et|y)\s")


# Before `September 27, 2026`, which has a comma of its own.
_BEFORE_A_MONTH = re.compile(r"[,;]\s+(?=[^\W\d_]{3,9}\.? \d{1,2}, \d{4}\b)")


def parts_of(typed: str) -> tuple[str, ...]:
    """A text as the days that it may list: itself where it is one day, else its parts."""
    dates = tuple(_BEFORE_A_MONTH.split(typed))
    if len(dates) > 1 and all(map(is_date, dates)):
        return dates
    if is_date(typed):
        return (typed,)
    return tuple(part.strip() for part in _BETWEEN.split(typed) if part.strip())


def days_of(typed: str, dates: Dates, since: date | None) -> tuple[tuple[date, time | None], ...]:
    """The days that a text lists, each with its time; none where one of its parts is no day."""
    days = [(dates.read(part, since), clock_in(part)) for part in parts_of(typed)]
    told = tuple((day, clock) for day, clock in days if day)
    return told if len(told) == len(days) else ()


def is_range(typed: str) -> bool:
    """Whether a text says from when to when: `May 2, 2026 2:00 PM → 3:00 PM`."""
    return "→" in typed
