"""How far a ledger has been written: which day it shows to have come, without any clock."""

from __future__ import annotations

from datetime import date

from ledger.config import Way
from ledger.model.entry import Entry
from ledger.model.lasting import lines_where
from ledger.model.ledger import Ledger

# What nobody writes down before it is done. A conversation, an event, time off and a note may
# stand in a file before their day, and so may whatever has a box.
_LOGGED = (
    Way.OUT, Way.IN, Way.OWN, Way.CONTENT, Way.RESPONSE, Way.LOOK, Way.SETBACK, Way.BUSY,
)  # fmt: skip


def still_ahead(ledger: Ledger, day: date, as_of: date) -> bool:
    """Whether a day is still to come, for somebody who asks about another one.

    Not where the ledger goes on past it: then the day that is asked about lies in the past,
    and what came after it is no slip.
    """
    return day > as_of and day > _written_until(ledger)


def _written_until(ledger: Ledger) -> date:
    """The day of the newest line that was written down when it was done."""
    logged = _logged(ledger)
    return logged[-1].date if logged else date.min


@lines_where
def _logged(ledger: Ledger, entry: Entry) -> bool:
    return entry.kind.way in _LOGGED and not (entry.todo or entry.ticked)
