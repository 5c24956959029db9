"""HW102: a file of the ledger is empty."""

from __future__ import annotations

from ledger.checks._check import Finding, fault_check
from ledger.model.fault import Fault, FaultKind


@fault_check("HW102", FaultKind.EMPTY_FILE)
def empty_file(fault: Fault) -> Finding:
    """A file cut off by a crash looks like one that was never written, so it is told."""
    return Finding(
        fault.location,
        "the file is empty",
        "a heading such as `# Northwind` is enough to begin with; if the file once held more, "
        "its history in git still does",
    )
