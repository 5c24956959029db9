"""HW301: a link leads to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, record_check
from ledger.checks._near_names import name_missed, names_alike
from ledger.checks._targets import wanted_kinds
from ledger.checks._text import choices, shown
from ledger.diagnostic import Severity
from ledger.model.ledger import Ledger
from ledger.model.link import Link
from ledger.model.record import Record, RecordKind


@record_check(
    "HW301",
    "unknown-link",
    Severity.ERROR,
    why="whoever it was meant for takes no part in the line, and no figure counts them",
)
def unknown_link(ledger: Ledger, record: Record, as_of: date) -> Iterator[Finding]:
    """A link by id or alias has to name a record of this ledger.

    With `[links] unknown = "text"` only one that misses a record by a letter is told of.
    """
    for link in record.links():
        if ledger.find(link.target) is None:
            if not ledger.config.names_as_text:
                yield _unknown(ledger, record, link)
            elif near := name_missed(ledger, link.target):
                yield _slip(link, near)


def _unknown(ledger: Ledger, record: Record, link: Link) -> Finding:
    where = f"`{link.field}` names" if link.field else "a link to"
    message = f"{where} {shown(link.target)}, which is no record here"
    near = names_alike(ledger, link.target)
    if wanted := wanted_kinds(record, link):
        # A field that names organizations was not meant to name a person.
        near = [one for one in near if (found := ledger.find(one)) and found.kind in wanted]
    return Finding(link.location, message, _remedy(record, link, near), link.length)


def _slip(link: Link, near: str) -> Finding:
    message = f"{shown(link.target)} is nearly the name of a record, and is plain text"
    remedy = f"did you mean `{near}`?"
    return Finding(link.location, message, remedy, link.length, severity=Severity.WARNING)


def _remedy(record: Record, link: Link, near: list[str]) -> str:
    if near:
        return f"did you mean {choices(near)}?"
    kind = next(iter(wanted_kinds(record, link)), RecordKind.CONTACT)
    name = f'"{link.target}"' if " " in link.target else link.target
    return f"create the record, for example `headway new {kind.value} {name}`"
