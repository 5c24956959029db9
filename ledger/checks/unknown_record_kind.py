"""HW111: `kind` names no kind of record."""

from __future__ import annotations

from ledger.checks._check import Finding, fault_check
from ledger.checks._fixes import sure, swap_value
from ledger.checks._text import choices, meant, shown
from ledger.model.fault import Fault, FaultKind
from ledger.model.record import RecordKind


@fault_check(
    "HW111",
    FaultKind.UNKNOWN_RECORD_KIND,
    why="a record of the wrong kind is counted among others, and is missing among its own",
)
def unknown_record_kind(fault: Fault) -> Finding:
    """The file is read as what its folder says."""
    kinds = tuple(kind.value for kind in RecordKind)
    near = meant(fault.subject, kinds)
    clear = sure(fault.subject, kinds)
    return Finding(
        fault.location,
        f"{shown(fault.subject)} is no kind of record; the folder's kind is used",
        f"did you mean `kind: {near}`?" if near else f"the kinds are {choices(kinds, 'and')}",
        fault.length,
        fix=swap_value(fault.location, fault.length, fault.subject, clear) if clear else None,
    )
