"""HW402: a date that no calendar has."""

from __future__ import annotations

import calendar

from ledger.checks._check import Finding, fault_check
from ledger.checks._dates import iso_dates
from ledger.checks._text import shown
from ledger.model.fault import Fault, FaultKind


@fault_check(
    "HW402",
    FaultKind.BAD_DATE,
    why="what rests on this day is left out, and only you know which day was meant",
)
def bad_date(fault: Fault) -> Finding:
    """A day that never was is a slip of the fingers."""
    why, remedy = _why(fault.subject)
    message = f"{shown(fault.subject)} is no day: {why}"
    return Finding(fault.location, message, remedy, fault.length)


def _why(typed: str) -> tuple[str, str]:
    year, month, day = (int(part) for part in typed.split("-"))
    if year == 0:
        return "there is no year 0", "put the right year in"
    if not 1 <= month <= 12:
        turned = iso_dates(f"{year:04d}-{day}-{month}")
        remedy = f"did you mean `{turned[0]}`?" if turned else "a month is 01 to 12"
        return f"there is no month {month}", remedy
    last = calendar.monthrange(year, month)[1]
    if 1 <= day <= last:
        return f"the year {year} is out of reach", "put the right year in"
    name = calendar.month_name[month]
    if day == 0:
        return f"{name} has no day 0", "put the right day in"
    return f"{name} {year} has {last} days", f"the last one is `{year:04d}-{month:02d}-{last}`"
