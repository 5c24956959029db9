"""What the figures about open campaigns say once the search is over."""

from __future__ import annotations

from datetime import date

from ledger.model.derived import per_day
from ledger.model.ledger import Ledger
from ledger.model.stage import current_line, won_search
from ledger.value import Value


class SearchOver(Value, frozen=True):
    """The sentence in place of a figure, and the stage line that ended the search."""

    reading: str
    evidence: tuple[str, ...]


@per_day
def search_over(ledger: Ledger, as_of: date) -> SearchOver | None:
    """That nothing is open because something was won; None where that is not so."""
    won = won_search(ledger, as_of)
    if won is None:
        return None
    line = current_line(ledger, won, as_of)
    return SearchOver(f"nothing is open: {won.name} was won", (str(line.location),) if line else ())
