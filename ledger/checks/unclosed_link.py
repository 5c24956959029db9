"""HW305: a link is opened and never closed."""

from __future__ import annotations

from datetime import date

from ledger.checks._check import Finding
from ledger.checks._faults import ledger_fault_check
from ledger.checks._text import shown
from ledger.model.fault import Fault, FaultKind
from ledger.model.ledger import Ledger

_MARKS = ".,;:?!"


@ledger_fault_check(
    "HW305",
    FaultKind.UNCLOSED_LINK,
    why="it leads nowhere, so whoever it was meant for takes no part in the line",
)
def unclosed_link(fault: Fault, ledger: Ledger, as_of: date) -> Finding:
    """The remedy closes it where a name of the ledger ends."""
    return Finding(
        fault.location,
        f"{shown(fault.subject, 30)} opens a link that is not closed",
        _remedy(ledger, fault.subject.removeprefix("[[").strip()),
        2,
    )


def _remedy(ledger: Ledger, inner: str) -> str:
    """The longest beginning that names a record, else the first word, in its brackets."""
    words = inner.split("|", maxsplit=1)[0].split()
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count]).rstrip(_MARKS)
        if ledger.find(name):
            return f"close it: `[[{name}]]`"
    return f"close it: `[[{words[0].rstrip(_MARKS)}]]`" if words else "take the `[[` out"
