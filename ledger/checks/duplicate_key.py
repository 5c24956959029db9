"""HW105: a front-matter key stands twice."""

from __future__ import annotations

from ledger.checks._check import Finding, fault_check
from ledger.diagnostic import Related
from ledger.model.fault import Fault, FaultKind


@fault_check("HW105", FaultKind.DUPLICATE_KEY)
def duplicate_key(fault: Fault) -> Finding:
    """One of the two values would be lost without a word."""
    return Finding(
        fault.location,
        f"the key `{fault.subject}` stands twice; the first one is read, this one is not",
        "keep one of the two lines",
        fault.length,
        tuple(Related(place, "it stands here first") for place in fault.related),
    )
