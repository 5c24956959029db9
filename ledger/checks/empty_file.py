"""HW102: a file of the ledger is empty."""

from __future__ import annotations

from ledger.checks._check import Finding, fault_check
from ledger.model.fault import Fault, FaultKind


@fault_check(
    "HW102",
    FaultKind.EMPTY_FILE,
    why="a file cut off by a crash looks the same, so what it held may be lost unnoticed",
)
def empty_file(fault: Fault) -> Finding:
    """A file that is meant to be there takes one line."""
    return Finding(
        fault.location,
        "the file is empty",
        "a heading such as `# Northwind` is enough to begin with; if the file once held more, "
        "its history in git still does",
    )
