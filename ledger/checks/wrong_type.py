"""HW401: a front-matter value is not of the kind that its key takes."""

from __future__ import annotations

from datetime import date

from ledger.checks._check import Finding
from ledger.checks._dates import iso_dates
from ledger.checks._faults import ledger_fault_check, record_at
from ledger.checks._text import choices, shown
from ledger.model.fault import Fault, FaultKind
from ledger.model.ledger import Ledger

# For what a key wants: what to type, where the value itself gives no better hint.
_REMEDIES = {
    "a text": "write one text after the colon; a list belongs to another key",
    "one record": "keep one; a campaign's other people have `influencers` and `gatekeepers`",
    "a short line": "write each line of the list as one text, its parts separated by commas",
    "a list of texts": "write the texts as `[one, two]`, or each on a line that begins with `-`",
    "true or false": "`true` or `false`",
    "a number": "write digits alone, such as `40`",
    "a rhythm such as 30d": "a number of days, weeks or months: `30d`, `2w` or `1m`",
    "an amount of money": "one amount, such as `60k` or `60000 EUR`",
    "a number, or a date and a number": "`capacity: 5`, or lines such as `- 2026-09-01 5`",
    "position, organization or industry": "`position`, `organization` or `industry`",
}


@ledger_fault_check("HW401", FaultKind.WRONG_TYPE)
def wrong_type(fault: Fault, ledger: Ledger, as_of: date) -> Finding:
    """The key is read as if it were not there, so the value would be lost without a word."""
    typed = _typed(fault, ledger)
    message = f"`{fault.subject}` wants {fault.detail}" + (f", not {shown(typed)}" if typed else "")
    return Finding(fault.location, message, _remedy(fault, typed), fault.length)


def _typed(fault: Fault, ledger: Ledger) -> str:
    """The value as typed, where it is one text."""
    record = record_at(ledger, fault.location.path)
    value = record.fields.get(fault.subject) if record else None
    return value if isinstance(value, str) else ""


def _remedy(fault: Fault, typed: str) -> str:
    if fault.detail.startswith("a date"):
        days = iso_dates(typed.rsplit(" by ", maxsplit=1)[-1])
        if days:
            return f"did you mean {choices(days)}?"
        return "write year, month and day: `2026-09-28`"
    return _REMEDIES.get(fault.detail, "")
