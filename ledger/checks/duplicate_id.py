"""HW302: two files have the same id."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, record_check
from ledger.checks._targets import kind_in_words
from ledger.diagnostic import Related, Severity
from ledger.model.ledger import Ledger
from ledger.model.record import Record


@record_check(
    "HW302",
    "duplicate-id",
    Severity.ERROR,
    why="links meant for this record feed the other one, and its figures",
)
def duplicate_id(ledger: Ledger, record: Record, as_of: date) -> Iterator[Finding]:
    """An id names one record, whatever its folder; the first by path has the links.

    With `[links] unknown = "text"` the notes are another tool's, where a company and the
    application to it may share a name: a key finds the one of its kind, so that is no error.
    """
    other = ledger.find(record.id)
    if other is None or other is record:
        return
    related = (Related(other.location, "the id is taken here"),)
    apart = f"rename one of the two files, for example to `{record.id}-{record.kind.value}.md`"
    if ledger.config.names_as_text and other.kind is not record.kind:
        yield Finding(
            record.location,
            f"`{record.id}` is the name of `{other.path}` too: a key that wants "
            f"{kind_in_words(record.kind)} finds this one, a link in a line the other",
            f"where lines have to tell them apart, {apart}",
            related=related,
            # Its own lines are taken as the other's.
            severity=Severity.WARNING if record.entries else Severity.INFO,
        )
    else:
        yield Finding(
            record.location,
            f"the id `{record.id}` is that of `{other.path}` too; links lead there, never here",
            apart,
            related=related,
        )
