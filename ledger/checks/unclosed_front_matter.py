"""HW107: the front matter is never closed."""

from __future__ import annotations

from ledger.checks._check import Finding, fault_check
from ledger.model.fault import Fault, FaultKind


@fault_check(
    "HW107",
    FaultKind.UNCLOSED_FRONT_MATTER,
    why="without its end no key can be told from the text below, so all that they say is missing",
)
def unclosed_front_matter(fault: Fault) -> Finding:
    """The place is the fence that opens it."""
    return Finding(
        fault.location,
        "the front matter that begins here is never closed, so none of it is read",
        "type a line `---` after its last key",
        fault.length,
    )
