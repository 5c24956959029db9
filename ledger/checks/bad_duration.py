"""HW503: a duration on a dated line cannot be read."""

from __future__ import annotations

import re

from ledger.checks._check import Finding, fault_check
from ledger.checks._fixes import swap
from ledger.checks._text import shown
from ledger.diagnostic import Severity
from ledger.model.fault import Fault, FaultKind
from ledger.wording import hours

_NUMBER = re.compile(r"(\d+)(?:[.,](\d+))?\s*(h|m)?")
_HOURS_MINUTES = re.compile(r"(\d+)h(\d+)$")
# `1h5` may be five minutes past the hour or fifty, an hour has no 75, and no minute has parts.
_UNSURE = re.compile(r"\d+h(?:\d|[6-9]\d|\d{3,})|\d+[.,]\d+ ?m.*", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)")
_DAY = 24 * 60


@fault_check(
    "HW503",
    FaultKind.BAD_DURATION,
    why="hours that cannot be read are missing from where your time goes",
)
def bad_duration(fault: Fault) -> Finding:
    """Says the duration as the format writes it, where it is clear which was meant."""
    if clock := _CLOCK.fullmatch(fault.subject):
        return _behind_the_kind(fault, int(clock[1]) * 60 + int(clock[2]))
    minutes = _minutes(fault.subject)
    message = f"{shown(fault.subject)} cannot be read as a duration, so no time is counted"
    fix = None
    remedy = "write it as `45m`, `1h`, `1h30m` or `1.5h`"
    if minutes == 0:
        message = f"{shown(fault.subject)} is no time at all"
        remedy = "leave it out where the time is not known"
    elif minutes > _DAY:
        message = f"{shown(fault.subject)} makes more than a day on one line"
        remedy = "put the right time in, or write a line for each day"
    elif (mended := _mended(fault.subject, minutes)) != fault.subject:
        remedy = f"did you mean `{mended}`?"
        if not _UNSURE.fullmatch(fault.subject):
            fix = swap(fault.location, fault.subject, mended)
    else:
        message = f"{shown(fault.subject)} makes more than a day, with the time before it"
        remedy = "put the right time in, or write a line for each day"
    return Finding(fault.location, message, remedy, fault.length, fix=fix)


def _behind_the_kind(fault: Fault, minutes: int) -> Finding:
    """A length as a clock shows it, or a time of day in the wrong place."""
    message = f"{shown(fault.subject)} behind the kind is neither a duration nor a time"
    remedy = f"type `{hours(minutes)}` for how long it was; a time of day stands before the kind"
    return Finding(fault.location, message, remedy, fault.length, severity=Severity.WARNING)


def _mended(typed: str, minutes: int) -> str:
    """The duration as the format writes it, in the unit that was typed where it can be."""
    match = _NUMBER.match(typed.lower())
    if match is None or _HOURS_MINUTES.match(typed) or (match[3] != "h" and match[2]):
        return hours(minutes)
    return f"{match[1]}{'.' + match[2] if match[2] else ''}{match[3] or 'm'}"


def _minutes(typed: str) -> int:
    """The minutes that were most likely meant, at most a little more than a day."""
    whole, part, unit = 0.0, 0.0, 1
    if both := _HOURS_MINUTES.match(typed):
        whole, part, unit = float(both[1]), float(both[2]) / 60, 60
    elif match := _NUMBER.match(typed.lower()):
        whole, part = float(match[1]), float(f"0.{match[2] or 0}")
        unit = 60 if match[3] == "h" else 1
    return round(min((whole + part) * unit, _DAY + 1))
