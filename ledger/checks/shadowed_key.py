"""HW112: two keys of a file are read as the same one."""

from __future__ import annotations

from ledger.checks._check import Finding, fault_check
from ledger.checks._text import shown
from ledger.diagnostic import Related, Severity
from ledger.model.fault import Fault, FaultKind


@fault_check(
    "HW112",
    FaultKind.SHADOWED_KEY,
    Severity.WARNING,
    why="the two say different things, and the one that is not read may be the newer",
)
def shadowed_key(fault: Fault) -> Finding:
    """The format's own key is read, else the one that stands first."""
    return Finding(
        fault.location,
        f"{shown(fault.subject)} is read as `{fault.detail}`, which the file has already; "
        "this one is not read",
        "keep one of the two lines",
        fault.length,
        tuple(Related(place, "this one is read") for place in fault.related),
    )
