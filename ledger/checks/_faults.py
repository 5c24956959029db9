"""Checks of what the readers could not take, where the wording needs the ledger around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from datetime import date

from ledger.checks._check import Check, Finding
from ledger.diagnostic import Severity
from ledger.model.derived import per_ledger
from ledger.model.fault import Fault, FaultKind
from ledger.model.ledger import Ledger
from ledger.model.record import Record

# Where one of these was found, keys of the front matter may be missing that were typed.
_KEYS_LOST = (
    FaultKind.EMPTY_FILE,
    FaultKind.UNCLOSED_FRONT_MATTER,
    FaultKind.FRONT_MATTER_SHAPE,
    FaultKind.YAML_SYNTAX,
    FaultKind.YAML_FEATURE,
)


def ledger_fault_check(
    code: str, fault: FaultKind, severity: Severity = Severity.ERROR, *, why: str
) -> Callable[[Callable[[Fault, Ledger, date], Finding | None]], Check]:
    """Make a check of a function that words a fault with a look at its ledger.

    The function gives None where the finding would only repeat another.
    """

    def decorate(word: Callable[[Fault, Ledger, date], Finding | None]) -> Check:
        def look(ledger: Ledger, as_of: date) -> Iterator[Finding]:
            for found in ledger.faults:
                if found.kind is fault and (finding := word(found, ledger, as_of)):
                    yield finding

        return Check(code, fault.value, severity, why, look, fault)

    return decorate


def record_at(ledger: Ledger, path: str) -> Record | None:
    """The record of a file, or None."""
    at = bisect_left(ledger.records, path, key=lambda record: record.path)
    found = ledger.records[at] if at < len(ledger.records) else None
    return found if found and found.path == path else None


@per_ledger
def keys_lost(ledger: Ledger) -> frozenset[str]:
    """The files of whose front matter something was not read: what it lacks may be there."""
    return frozenset(fault.location.path for fault in ledger.faults if fault.kind in _KEYS_LOST)
