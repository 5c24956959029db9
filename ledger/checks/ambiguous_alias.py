"""HW303: an alias names another record too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._text import shown
from ledger.diagnostic import Related, Severity
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.wording import fold


@check(
    "HW303",
    "ambiguous-alias",
    Severity.ERROR,
    why="a link by this name feeds the first record, and nobody sees which one was meant",
)
def ambiguous_alias(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """An id goes before an alias, and the first by path before the rest."""
    if not any(record.aliases for record in ledger.records):
        return
    ids = {fold(record.id): record for record in reversed(ledger.records)}
    first: dict[str, Record] = {}
    for record in ledger.records:
        own = fold(record.id)
        for alias, typed in {fold(alias): alias for alias in record.aliases}.items():
            other = ids.get(alias)
            what = "id"
            if other is None:
                other, what = first.setdefault(alias, record), "alias"
            if other is not record and alias != own:
                yield Finding(
                    record.place("aliases"),
                    f"the alias {shown(typed)} is the {what} of `{other.path}` too; a link by it "
                    "leads there",
                    "take it out of one of the two, or make it longer",
                    related=(Related(other.location, f"it is the {what} of this one"),),
                )
