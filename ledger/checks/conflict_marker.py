"""HW106: a merge left both versions in a file."""

from __future__ import annotations

from ledger.checks._check import Finding, fault_check
from ledger.diagnostic import Related
from ledger.model.fault import Fault, FaultKind
from ledger.source import Location


@fault_check(
    "HW106",
    FaultKind.CONFLICT_MARKER,
    why="neither version can be believed, so nothing of this file is judged until one is chosen",
)
def conflict_marker(fault: Fault) -> Finding:
    """Nothing else is told of the file."""
    return Finding(
        fault.location,
        "a merge left two versions here, and it is not settled which one holds",
        "keep what is right, and delete the lines that begin with `<<<<<<<`, `=======` and "
        "`>>>>>>>`",
        fault.length,
        tuple(Related(place, "and a marker here") for place in _lines(fault.related)),
    )


def _lines(places: tuple[Location, ...]) -> tuple[Location, ...]:
    """Two places are enough to find the rest."""
    return places[:2]
