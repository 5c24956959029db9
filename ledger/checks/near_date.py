"""HW501: a list item begins with what is nearly a date."""

from __future__ import annotations

from ledger.checks._check import Finding, fault_check
from ledger.checks._dates import iso_dates
from ledger.checks._text import choices, shown
from ledger.diagnostic import Severity
from ledger.model.fault import Fault, FaultKind


@fault_check("HW501", FaultKind.NEAR_DATE, Severity.WARNING)
def near_date(fault: Fault) -> Finding:
    """Only `2026-09-28` makes a list item a dated line; anything else is prose."""
    days = iso_dates(fault.subject)
    remedy = f"begin it with {choices(days)}" if days else "write year, month and day: `2026-09-28`"
    message = f"{shown(fault.subject)} is nearly a date, so this line is read as prose"
    return Finding(fault.location, message, remedy, fault.length)
