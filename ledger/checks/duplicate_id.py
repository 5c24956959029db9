"""HW302: two files have the same id."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.diagnostic import Related, Severity
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.wording import fold


@check(
    "HW302",
    "duplicate-id",
    Severity.ERROR,
    why="links meant for this record feed the other one, and its figures",
)
def duplicate_id(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """An id names one record, whatever its folder; the first by path has the links."""
    first: dict[str, Record] = {}
    for record in ledger.records:
        other = first.setdefault(fold(record.id), record)
        if other is not record:
            yield Finding(
                record.location,
                f"the id `{record.id}` is that of `{other.path}` too; links lead there, never here",
                f"rename one of the two files, for example to `{record.id}-{record.kind.value}.md`",
                related=(Related(other.location, "the id is taken here"),),
            )
