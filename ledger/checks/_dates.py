"""What day a person meant who did not write it as 2026-09-28."""

from __future__ import annotations

import calendar
import re
from datetime import date

_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$")
_DAY_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[. -]*([a-z]{3,9})\.?[, -]*(\d{4})$")
_MONTH_NAMED = re.compile(r"([a-z]{3,9})\.? *(\d{1,2})(?:st|nd|rd|th)?[, ]+(\d{4})$")
_MONTHS = tuple(name.lower() for name in calendar.month_name)


def iso_dates(typed: str) -> tuple[str, ...]:
    """The days that a text may stand for, as the format writes them; two where it is unclear."""
    text = typed.strip().lower().strip("*_[]:").replace(" of ", " ")
    if match := _YEAR_FIRST.match(text):
        found = [(match[1], match[2], match[3])]
    elif match := _YEAR_LAST.match(text):
        found = [(match[3], match[2], match[1]), (match[3], match[1], match[2])]
        if "." in text:
            # With dots the day comes first everywhere.
            found = found[:1]
    elif match := _DAY_NAMED.match(text):
        found = [(match[3], _month(match[2]), match[1])]
    elif match := _MONTH_NAMED.match(text):
        found = [(match[3], _month(match[1]), match[2])]
    else:
        return ()
    days = (_iso(*parts) for parts in found)
    return tuple(dict.fromkeys(day for day in days if day))


def _month(name: str) -> str:
    number = next((at for at, month in enumerate(_MONTHS) if at and month.startswith(name)), 0)
    return str(number)


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
