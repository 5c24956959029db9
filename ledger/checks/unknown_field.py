"""HW505: a field of a dated line is nearly one of the format's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._text import same_word, shown, swapped
from ledger.diagnostic import Severity
from ledger.model.entry import FIELDS
from ledger.model.ledger import Ledger
from ledger.wording import near_miss


@check("HW505", "unknown-field", Severity.WARNING)
def unknown_field(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """Fields of one's own are kept and shown; one that misses the format's is a slip."""
    for record in ledger.records:
        for entry in record.entries:
            for field in entry.fields:
                if field.key not in FIELDS and (near := _near(field.key)):
                    yield Finding(
                        field.location,
                        f"{shown(field.key)} is no field; it is shown and not counted",
                        f"did you mean `[{near}:: {field.value}]`?",
                        field.length,
                    )


def _near(key: str) -> str | None:
    """The field meant; four letters have too many neighbours for more than a swapped pair."""
    near = near_miss(key, FIELDS)
    if near and len(key) < 5 and not swapped(key, near):
        near = None
    return same_word(key, FIELDS) or near
