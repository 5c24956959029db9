"""HW404: a part of a need cannot be read."""

from __future__ import annotations

import re

from ledger.checks._check import Finding, fault_check
from ledger.checks._text import shown
from ledger.model.fault import Fault, FaultKind
from ledger.model.parts import NEED_WEIGHTS
from ledger.wording import near_miss

_NUMBER = re.compile(r"\D*(\d+)\D*$")


@fault_check(
    "HW404",
    FaultKind.BAD_NEED,
    why="the part is left out where what they need is held against what you offer",
)
def bad_need(fault: Fault) -> Finding:
    """A need is NEED[, must or want][, level 1 to 3][, from SOURCE [DATE]], on one line."""
    if fault.detail == "a name first":
        message = f"{shown(fault.subject)} is part of a need, and its name is missing"
        remedy = "a need is one line, name first: `- privacy, must, level 2, from dana-kim`"
    elif fault.detail.startswith("a level"):
        message = f"the level in {shown(fault.subject)} is none: a need's goes from 1 to 3"
        remedy = "`level 1` is enough to get by, `level 3` is an expert's"
    else:
        message = f"{shown(fault.subject)} is no part of a need"
        remedy = _remedy(fault.subject)
    return Finding(fault.location, message, remedy, fault.length)


def _remedy(part: str) -> str:
    word = part.split(maxsplit=1)[0]
    if near := near_miss(word, NEED_WEIGHTS):
        return f"did you mean `{near}`?"
    number = _NUMBER.match(part)
    if number and number[1] in ("1", "2", "3"):
        return f"did you mean `level {number[1]}`?"
    return "after the name come `must` or `want`, `level 1` to `level 3`, and `from SOURCE`"
