"""HW515: a next date lies before the line that it was agreed in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.diagnostic import Severity
from ledger.model.entry_index import with_field
from ledger.model.ledger import Ledger

_NEXT = "next"


@check(
    "HW515",
    "next-before-entry",
    Severity.WARNING,
    why="an agreed day that was over before it was agreed keeps nothing alive and reminds nobody",
)
def next_before_entry(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """What is no date at all has a finding of its own."""
    for entry in with_field(ledger, _NEXT):
        for field in entry.fields:
            day = _day(field.value) if field.key == _NEXT else None
            if day and day < entry.date:
                yield Finding(
                    field.location,
                    f"the next date, {day}, lies before the day of this line, {entry.date}",
                    _remedy(day, entry.date),
                    field.length,
                )


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed.strip().split(" ", 1)[0])
    except ValueError:
        return None


def _remedy(day: date, held: date) -> str:
    """In January the year of many a date is still the last one."""
    try:
        later = day.replace(year=day.year + 1)
    except ValueError:
        later = day
    if later >= held:
        return f"did you mean `[{_NEXT}:: {later}]`?"
    return "put the day in that was agreed, or take the field out"
