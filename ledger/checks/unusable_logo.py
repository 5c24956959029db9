"""HW908: the picture that `[site] logo` names cannot be used."""

from __future__ import annotations

from ledger.checks._check import Finding, fault_check
from ledger.checks._text import shown
from ledger.diagnostic import Severity
from ledger.model.fault import Fault, FaultKind

# The reader's reason, by a word in it, and what to do.
_REMEDIES = (
    ("no such file", "name it by its path from `headway.toml`, or take the line out"),
    ("outside", "copy it into the ledger; only what is inside is shown"),
    ("larger", "make it smaller: it is shown a line high"),
    ("permission", "let yourself read it, for example with `chmod u+r`"),
)


@fault_check(
    "HW908",
    FaultKind.UNUSABLE_LOGO,
    Severity.WARNING,
    why="the report is made without it, and its title stands alone",
)
def unusable_logo(fault: Fault) -> Finding:
    """Words why the picture is not shown, and what to do about it."""
    remedies = (remedy for word, remedy in _REMEDIES if word in fault.detail)
    return Finding(
        fault.location,
        f"the logo {shown(fault.subject)} is not shown: {fault.detail}",
        next(remedies, "name a picture that ends in .png, .jpg, .svg or .webp"),
        fault.length,
    )
