"""HW103: a file is not in UTF-8."""

from __future__ import annotations

from ledger.checks._check import Finding, fault_check
from ledger.model.fault import Fault, FaultKind


@fault_check(
    "HW103",
    FaultKind.ENCODING,
    why="a name in another encoding comes out garbled, and links to it lead nowhere",
)
def encoding(fault: Fault) -> Finding:
    """Text in another encoding is guesswork, so it is told and not guessed."""
    if fault.detail == "UTF-16":
        return Finding(
            fault.location,
            "the file is in UTF-16; the ledger is in UTF-8",
            "save it again as UTF-8, in the editor's list of encodings",
        )
    return Finding(
        fault.location,
        f"{fault.detail} is not UTF-8; what stands here was not read as it was typed",
        "type the letter again, and save the file as UTF-8",
    )
