"""Several days in one cell, and days with an end: `2026-04-02, 2026-04-09`, `2 PM → 3 PM`."""

from __future__ import annotations

import re
from datetime import date

from ledger.importers._dates import Dates, is_date

_BETWEEN = re.compile(r"[,;&+\n]|\s(?:and|then|und|et|y)\s")


def parts_of(typed: str) -> tuple[str, ...]:
    """A text as the days that it may list: itself where it is one day, else its parts."""
    if is_date(typed):
        return (typed,)
    return tuple(part.strip() for part in _BETWEEN.split(typed) if part.strip())


def days_of(typed: str, dates: Dates, since: date | None) -> tuple[date, ...]:
    """The days that a text lists, in its order; none where one of its parts is no day."""
    days = [dates.read(part, since) for part in parts_of(typed)]
    return tuple(day for day in days if day) if all(days) else ()


def is_range(typed: str) -> bool:
    """Whether a text says from when to when: `May 2, 2026 2:00 PM → 3:00 PM`."""
    return "→" in typed
