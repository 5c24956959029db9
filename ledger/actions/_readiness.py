"""How long a ledger or a stage has lasted: advice that nobody can follow yet is not given."""

from __future__ import annotations

from datetime import date

from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.model.stage import current_line, won_search


def first_day(ledger: Ledger, as_of: date) -> date | None:
    """The day of the first entry that was done by a day; None where there is none."""
    return next((entry.date for entry in ledger.entries if entry.done_by(as_of)), None)


def kept_for(ledger: Ledger, as_of: date) -> int:
    """The days since the first entry; nought where there is none."""
    first = first_day(ledger, as_of)
    return (as_of - first).days if first else 0


def standing_for(ledger: Ledger, record: Record, as_of: date) -> int:
    """The days since a record came to its stage; nought where no day is recorded."""
    line = current_line(ledger, record, as_of)
    return (as_of - line.date).days if line and line.date else 0


def is_over(ledger: Ledger, as_of: date) -> bool:
    """Whether what was searched for is found."""
    return won_search(ledger, as_of) is not None
