"""HW512: something went wrong, and nothing says what kind of thing it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._text import choices
from ledger.checks.unknown_value import FIELD_VALUES
from ledger.config import Way
from ledger.diagnostic import Severity
from ledger.model.entry_index import of_way
from ledger.model.ledger import Ledger

_CAUSE = "cause"


@check(
    "HW512",
    "setback-without-cause",
    Severity.INFO,
    why="without causes, setbacks cannot be added up, and the same one comes as a surprise again",
)
def setback_without_cause(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """A cause that is none of the known ones has a finding of its own."""
    for entry in of_way(ledger, Way.SETBACK):
        if entry.done_by(as_of) and not entry.field(_CAUSE):
            yield Finding(
                entry.location,
                "this setback has no cause",
                f"add `[{_CAUSE}:: …]`, one of {choices(FIELD_VALUES[_CAUSE])}",
            )
