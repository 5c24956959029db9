"""HW301: a link leads to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._targets import alike, wanted_kinds
from ledger.checks._text import choices, shown
from ledger.diagnostic import Severity
from ledger.model.ledger import Ledger
from ledger.model.link import Link
from ledger.model.record import Record, RecordKind
from ledger.wording import near_miss


@check(
    "HW301",
    "unknown-link",
    Severity.ERROR,
    why="whoever it was meant for takes no part in the line, and no figure counts them",
)
def unknown_link(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """A link by id or alias has to name a record of this ledger.

    With `[links] unknown = "text"` only one that misses a record by a letter is told of.
    """
    if ledger.config.names_as_text:
        yield from _slips(ledger)
        return
    for record in ledger.records:
        for link in record.links():
            if ledger.resolve(link) is None:
                where = f"`{link.field}` names" if link.field else "a link to"
                message = f"{where} {shown(link.target)}, which is no record here"
                yield Finding(link.location, message, _remedy(ledger, record, link), link.length)


def _slips(ledger: Ledger) -> Iterator[Finding]:
    for record in ledger.records:
        for link in record.links():
            if ledger.resolve(link) is None and (near := near_miss(link.target, ledger.names)):
                message = f"{shown(link.target)} is nearly the name of a record, and is plain text"
                remedy = f"did you mean `{near}`?"
                severity = Severity.WARNING
                yield Finding(link.location, message, remedy, link.length, severity=severity)


def _remedy(ledger: Ledger, record: Record, link: Link) -> str:
    near = alike(link.target, ledger.names)
    if near:
        return f"did you mean {choices(near)}?"
    kind = next(iter(wanted_kinds(record, link)), RecordKind.CONTACT)
    name = f'"{link.target}"' if " " in link.target else link.target
    return f"create the record, for example `headway new {kind.value} {name}`"
