"""HW104: a character that nobody sees stands in a text."""

from __future__ import annotations

import unicodedata

from ledger.checks._check import Finding, fault_check
from ledger.diagnostic import Severity
from ledger.model.fault import Fault, FaultKind

# Characters that the Unicode tables give no name to.
_NAMES = {
    "\x00": "a null",
    "\x08": "a backspace",
    "\x0b": "a vertical tab",
    "\x0c": "a page break",
    "\x1b": "an escape",
    "\x7f": "a delete",
    "\x85": "a line end that editors do not show",
    "\u2028": "a line end that editors do not show",
    "\u2029": "a paragraph end that editors do not show",
}


@fault_check(
    "HW104",
    FaultKind.CONTROL_CHARACTER,
    Severity.WARNING,
    why="it hides text or splits a line unseen, so what is read is not what you see",
)
def control_character(fault: Fault) -> Finding:
    """Most came by way of the clipboard."""
    character = chr(int(fault.subject.removeprefix("U+"), 16))
    name = _NAMES.get(character) or unicodedata.name(character, "a control character").lower()
    return Finding(
        fault.location,
        f"{fault.subject}, {name}, stands here unseen",
        "delete it: remove the characters on both sides of it and type them again",
        fault.length,
    )
