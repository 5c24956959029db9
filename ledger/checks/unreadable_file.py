"""HW101: a file or folder of the ledger cannot be read."""

from __future__ import annotations

from ledger.checks._check import Finding, fault_check
from ledger.model.fault import Fault, FaultKind

# The reader's reason, by a word in it, and what to do.
_REMEDIES = (
    ("permission", "let yourself read it, for example with `chmod u+r`"),
    ("link to nothing", "remove the link, or put back what it leads to"),
    ("outside the ledger", "copy what it leads to into the ledger; only what is inside is read"),
    ("larger", "a record is a short text: move what is large out and link to it"),
    ("folder with", "rename the folder so that its name does not end in `.md`"),
    ("regular file", "replace it with an ordinary text file"),
)


@fault_check(
    "HW101",
    FaultKind.UNREADABLE_FILE,
    why="what the file holds is missing from every figure and page until it can be read",
)
def unreadable_file(fault: Fault) -> Finding:
    """Words why a file was not read, and what to do about it."""
    remedies = (remedy for word, remedy in _REMEDIES if word in fault.detail)
    return Finding(
        fault.location,
        f"this file is not read: {fault.detail}",
        next(remedies, "see whether the disk and the file are sound"),
    )
