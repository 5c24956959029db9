"""HW403: an amount of money cannot be read."""

from __future__ import annotations

import re

from ledger.checks._check import Finding, fault_check
from ledger.checks._text import shown
from ledger.model.fault import Fault, FaultKind

_AMOUNT = re.compile(r"\d[\d,.' ]*\d|\d")
_UNIT = re.compile(r"\s*([kKmM])\b")
_CURRENCY = re.compile(r"[$€£¥]|\b[A-Z]{3}\b")
_FORMS = "an amount is `60k`, `60000 EUR` or `€1.2m`"


@fault_check(
    "HW403",
    FaultKind.BAD_MONEY,
    why="money that cannot be read counts for nothing in what your campaigns are worth",
)
def bad_money(fault: Fault) -> Finding:
    """It is told and not guessed."""
    return Finding(
        fault.location,
        f"{shown(fault.subject)} cannot be read as one amount of money",
        _remedy(fault.subject),
        fault.length,
    )


def _remedy(typed: str) -> str:
    amounts = list(_AMOUNT.finditer(typed))
    if len(amounts) > 1:
        return "write one amount, the one that you reckon with"
    if not amounts:
        return _FORMS
    number = re.sub(r"[ ']", "", amounts[0][0])
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", number):
        number = number.split(",", maxsplit=1)[0].replace(".", "")
    elif re.fullmatch(r"\d+,\d{1,2}", number):
        number = number.replace(",", ".")
    unit = _UNIT.match(typed, amounts[0].end())
    currency = _CURRENCY.search(typed)
    line = number + (unit[1] if unit else "") + (f" {currency[0]}" if currency else "")
    return f"write the amount alone: `{line}`"
