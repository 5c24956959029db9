"""HW509: a response belongs to no audience."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._faults import keys_lost
from ledger.checks._responses import counted_responses, segment_of
from ledger.diagnostic import Severity
from ledger.model.contact import Contact
from ledger.model.ledger import Ledger

# The share of answers without a segment above which no audience is compared with another.
_MOST_UNPLACED = 0.4


@check(
    "HW509",
    "response-without-segment",
    Severity.WARNING,
    why="while many answers belong to no audience, nobody can say whom your posts reach",
)
def response_without_segment(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """A stranger who cannot be placed is no fault; so many of them that no verdict holds is one."""
    lost = keys_lost(ledger)
    counted = counted_responses(ledger, as_of)
    unplaced = [entry for entry in counted if not segment_of(ledger, entry)]
    if len(unplaced) <= _MOST_UNPLACED * len(counted):
        return
    for entry in unplaced:
        people = ledger.parties(entry, Contact)
        if any(person.path in lost for person in people):
            continue
        remedy = "say who answered: `[segment:: SEGMENT]`"
        message = "nothing says to which audience whoever answered belongs"
        if people:
            remedy = f"type `segment: SEGMENT` in `{people[0].path}`"
            message = f"`{people[0].id}` answered, and has no `segment`"
        yield Finding(entry.location, message, remedy)
