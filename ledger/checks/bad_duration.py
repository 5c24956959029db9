"""HW503: a duration on a dated line cannot be read."""

from __future__ import annotations

import re

from ledger.checks._check import Finding, fault_check
from ledger.checks._text import shown
from ledger.model.fault import Fault, FaultKind
from ledger.wording import hours

_NUMBER = re.compile(r"(\d+)(?:[.,](\d+))?\s*(h|m)?")
_HOURS_MINUTES = re.compile(r"(\d+)h(\d+)$")
_DAY = 24 * 60


@fault_check("HW503", FaultKind.BAD_DURATION)
def bad_duration(fault: Fault) -> Finding:
    """Hours that cannot be read are hours that were not worked."""
    minutes = _minutes(fault.subject)
    message = f"{shown(fault.subject)} cannot be read as a duration, so no time is counted"
    remedy = "write it as `45m`, `1h`, `1h30m` or `1.5h`"
    if minutes == 0:
        message = f"{shown(fault.subject)} is no time at all"
        remedy = "leave it out where the time is not known"
    elif minutes > _DAY:
        message = f"{shown(fault.subject)} makes more than a day on one line"
        remedy = "put the right time in, or write a line for each day"
    elif minutes:
        remedy = f"did you mean `{hours(minutes)}`?"
    return Finding(fault.location, message, remedy, fault.length)


def _minutes(typed: str) -> int:
    """The minutes that were most likely meant."""
    if both := _HOURS_MINUTES.match(typed):
        return int(both[1]) * 60 + int(both[2])
    match = _NUMBER.match(typed.lower())
    if match is None:
        return 0
    number = float(f"{match[1]}.{match[2] or 0}")
    return round(number * (60 if match[3] == "h" else 1))
