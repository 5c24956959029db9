"""HW405: a part of an offer cannot be read."""

from __future__ import annotations

import re

from ledger.checks._check import Finding, fault_check
from ledger.checks._text import choices, meant, shown
from ledger.model.fault import Fault, FaultKind
from ledger.model.parts import OFFER_SORTS

_NUMBER = re.compile(r"\D*(\d+)\D*$")


@fault_check(
    "HW405",
    FaultKind.BAD_OFFER,
    why="the part is left out where what you offer is held against what they need",
)
def bad_offer(fault: Fault) -> Finding:
    """An offer is OFFER[, its sort][, level 0 to 3][, proof TEXT], on one line."""
    if fault.detail == "a name first":
        message = f"{shown(fault.subject)} is part of an offer, and its name is missing"
        remedy = "an offer is one line, name first: `- privacy, technical, level 3`"
    elif fault.detail.startswith("a level"):
        message = f"the level in {shown(fault.subject)} is none: an offer's goes from 0 to 3"
        remedy = "`level 0` is none yet, `level 3` is an expert's"
    else:
        message = f"{shown(fault.subject)} is no part of an offer"
        remedy = _remedy(fault.subject)
    return Finding(fault.location, message, remedy, fault.length)


def _remedy(part: str) -> str:
    if near := meant(part, OFFER_SORTS):
        return f"did you mean `{near}`?"
    number = _NUMBER.match(part)
    if number and number[1] in ("0", "1", "2", "3"):
        return f"did you mean `level {number[1]}`?"
    return (
        f"after the name come {choices(OFFER_SORTS)}, `level 0` to `level 3`, and `proof TEXT`; "
        "a comma within the proof is part of it"
    )
