"""HW507: a next action that waits for somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._text import shown
from ledger.diagnostic import Severity
from ledger.model.ledger import Ledger
from ledger.model.timeline import to_do

_WAITS = re.compile(r"(?:still\s+)?wait(?:s|ing)?(?:\s+(?:for|on|to|until)\b|$)", re.IGNORECASE)


@check(
    "HW507",
    "waiting",
    Severity.ERROR,
    why="nothing can be done or measured about waiting, so the next move is left to others",
)
def waiting(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """A next action is an act of one's own."""
    for entry in to_do(ledger):
        if _WAITS.match(entry.text):
            yield Finding(
                entry.location,
                f"{shown(entry.text, 40)} is no act of yours, so it is no next action",
                f"say what you do if nothing comes: `- [ ] {entry.date} call …`",
            )
