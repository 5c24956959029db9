"""HW105: a front-matter key stands twice."""

from __future__ import annotations

from ledger.checks._check import Finding, fault_check
from ledger.diagnostic import Edit, Fix, Related
from ledger.model.fault import Fault, FaultKind
from ledger.value import changed


@fault_check(
    "HW105",
    FaultKind.DUPLICATE_KEY,
    why="only one of the two values is kept, and it may not be the one you meant",
)
def duplicate_key(fault: Fault) -> Finding:
    """The same value twice is a copy, and one of the lines can go."""
    fix = None
    if fault.detail:
        line = Edit(changed(fault.location, column=1), len(fault.detail) + 1, "")
        fix = Fix(f"the second `{fault.subject}` taken out", (line,))
    return Finding(
        fault.location,
        f"the key `{fault.subject}` stands twice; the first one is read, this one is not",
        "keep one of the two lines",
        fault.length,
        tuple(Related(place, "it stands here first") for place in fault.related),
        fix=fix,
    )
