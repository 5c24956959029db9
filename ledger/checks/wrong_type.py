"""HW401: a front-matter value is not of the kind that its key takes."""

from __future__ import annotations

import re
from datetime import date

from ledger.checks._check import Finding
from ledger.checks._dates import iso_dates
from ledger.checks._faults import ledger_fault_check, record_at
from ledger.checks._fixes import shifted, sure, swap, within
from ledger.checks._text import choices, shown
from ledger.model.campaign import Scope
from ledger.model.fault import Fault, FaultKind
from ledger.model.ledger import Ledger

_DATE = "a date"
_RHYTHM = "a rhythm such as 30d"
_LONG_RHYTHM = re.compile(r"(\d{1,4}) ?(d|w|m)(?:ays?|eeks?|onths?)")
_SCOPES = "position, organization or industry"

# For what a key wants: what to type, where the value itself gives no better hint.
_REMEDIES = {
    "a text": "write one text after the colon; a list belongs to another key",
    "one record": "keep one; a campaign's other people have `influencers` and `gatekeepers`",
    "a short line": "write each line of the list as one text, its parts separated by commas",
    "a list of texts": "write the texts as `[one, two]`, or each on a line that begins with `-`",
    "true or false": "`true` or `false`",
    "a number": "write digits alone, such as `40`",
    _RHYTHM: "a number of days, weeks or months: `30d`, `2w` or `1m`",
    "an amount of money": "one amount, such as `60k` or `60000 EUR`",
    "a number, or a date and a number": "`capacity: 5`, or lines such as `- 2026-09-01 5`",
    _SCOPES: "`position`, `organization` or `industry`",
}


@ledger_fault_check(
    "HW401",
    FaultKind.WRONG_TYPE,
    why="the key is read as if it were not there, so what you know counts as not recorded",
)
def wrong_type(fault: Fault, ledger: Ledger, as_of: date) -> Finding:
    """Where the value says by itself what was meant, the remedy does too."""
    typed = _typed(fault, ledger)
    message = f"`{fault.subject}` wants {fault.detail}" + (f", not {shown(typed)}" if typed else "")
    start, words = _wrong_part(fault, typed)
    meant = _meant(fault.detail, words)
    fix = None
    place = within(fault.location, fault.length, typed)
    if place and len(meant) == 1:
        fix = swap(shifted(place, start), words, meant[0])
    remedy = f"did you mean {choices(meant)}?" if meant else _remedy(fault.detail)
    return Finding(fault.location, message, remedy, fault.length, fix=fix)


def _remedy(wanted: str) -> str:
    if wanted.startswith(_DATE):
        return "write year, month and day: `2026-09-28`"
    return _REMEDIES.get(wanted, "")


def _wrong_part(fault: Fault, typed: str) -> tuple[int, str]:
    """What of a value is wrong, and where in it: of `120k by 31.12.2026` the day alone."""
    start = typed.rfind(" by ") + len(" by ") if " by " in typed else 0
    return (start, typed[start:]) if fault.detail.startswith(_DATE) else (0, typed)


def _meant(wanted: str, typed: str) -> tuple[str, ...]:
    """What a value may have been meant to be; one that can be read in one way only is alone."""
    if wanted.startswith(_DATE):
        return iso_dates(typed)
    if wanted == _RHYTHM and (rhythm := _LONG_RHYTHM.fullmatch(typed.strip().lower())):
        return (rhythm[1] + rhythm[2],)
    if wanted == _SCOPES and (scope := sure(typed, tuple(Scope))):
        return (str(scope),)
    return ()


def _typed(fault: Fault, ledger: Ledger) -> str:
    """The value as typed, where it is one text."""
    record = record_at(ledger, fault.location.path)
    value = record.fields.get(fault.subject) if record else None
    return value if isinstance(value, str) else ""
