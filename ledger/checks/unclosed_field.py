"""HW504: a field of a dated line is opened and never closed."""

from __future__ import annotations

from ledger.checks._check import Finding, fault_check
from ledger.checks._text import shown
from ledger.model.fault import Fault, FaultKind


@fault_check(
    "HW504",
    FaultKind.UNCLOSED_FIELD,
    why="what it says is read as running text, so the value or the promise in it is not counted",
)
def unclosed_field(fault: Fault) -> Finding:
    """The remedy closes it at the end of the line."""
    return Finding(
        fault.location,
        f"{shown(fault.subject, 30)} opens a field that is not closed",
        f"close it: {shown(fault.subject + ']', 120)}",
        fault.length,
    )
