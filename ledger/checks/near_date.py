"""HW501: a list item begins with what is nearly a date."""

from __future__ import annotations

import re

from ledger.checks._check import Finding, fault_check
from ledger.checks._dates import iso_dates
from ledger.checks._fixes import swap
from ledger.checks._text import choices, shown
from ledger.diagnostic import Fix, Severity
from ledger.model.fault import Fault, FaultKind

_SLIPPED = re.compile(
    r"(?P<mark>[-*+]|\d{1,9}[.)])[ \t]*(?:\[(?P<box>[ xX]?)\][ \t]*)?(?P<day>\d{4}-\d{2}-\d{2})"
)


@fault_check(
    "HW501",
    FaultKind.NEAR_DATE,
    Severity.WARNING,
    why="the line is prose, so the talk or the work it tells of is in no figure",
)
def near_date(fault: Fault) -> Finding:
    """Only `2026-09-28` makes a list item a dated line."""
    if slipped := _SLIPPED.fullmatch(fault.subject):
        return _blank_missing(fault, slipped)
    days = iso_dates(fault.subject)
    remedy = f"begin it with {choices(days)}" if days else "write year, month and day: `2026-09-28`"
    message = f"{shown(fault.subject)} is nearly a date, so this line is read as prose"
    fix = _fix(fault, days[0]) if len(days) == 1 else None
    return Finding(fault.location, message, remedy, fault.length, fix=fix)


def _blank_missing(fault: Fault, slipped: re.Match[str]) -> Finding:
    """A day that is right, and a blank that is not there."""
    box = f"[{slipped['box'] or ' '}] " if slipped["box"] is not None else ""
    meant = f"{slipped['mark']} {box}{slipped['day']}"
    message = f"{shown(fault.subject)} lacks a blank, so this line is read as prose"
    if meant == fault.subject:
        meant += " "  # it is lacking behind the day
    fix = swap(fault.location, fault.subject, meant)
    remedy = f"begin it with `{meant}`"
    return Finding(fault.location, message, remedy, fault.length, fix=fix)


def _fix(fault: Fault, day: str) -> Fix | None:
    """The day as the format writes it; a colon or a comma after it goes, a time stays unread."""
    if fault.detail in (":", ","):
        return swap(fault.location, fault.subject + fault.detail, day)
    return None if fault.detail else swap(fault.location, fault.subject, day)
