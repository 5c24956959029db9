"""HW501: a list item begins with what is nearly a date."""

from __future__ import annotations

from ledger.checks._check import Finding, fault_check
from ledger.checks._dates import iso_dates
from ledger.checks._fixes import swap
from ledger.checks._text import choices, shown
from ledger.diagnostic import Fix, Severity
from ledger.model.fault import Fault, FaultKind


@fault_check(
    "HW501",
    FaultKind.NEAR_DATE,
    Severity.WARNING,
    why="the line is prose, so the talk or the work it tells of is in no figure",
)
def near_date(fault: Fault) -> Finding:
    """Only `2026-09-28` makes a list item a dated line."""
    days = iso_dates(fault.subject)
    remedy = f"begin it with {choices(days)}" if days else "write year, month and day: `2026-09-28`"
    message = f"{shown(fault.subject)} is nearly a date, so this line is read as prose"
    fix = _fix(fault, days[0]) if len(days) == 1 else None
    return Finding(fault.location, message, remedy, fault.length, fix=fix)


def _fix(fault: Fault, day: str) -> Fix | None:
    """The day as the format writes it; a colon or a comma after it goes, a time stays unread."""
    if fault.detail in (":", ","):
        return swap(fault.location, fault.subject + fault.detail, day)
    return None if fault.detail else swap(fault.location, fault.subject, day)
