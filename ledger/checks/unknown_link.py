"""HW301: a link leads to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._near_names import names_alike
from ledger.checks._targets import led_to, links_to, wanted_kinds
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
    by_name = ledger.config.names_as_text
    for target, record in led_to(ledger).items():
        if record is None:
            yield from _slips(ledger, target) if by_name else _unknown(ledger, target)


def _unknown(ledger: Ledger, target: str) -> Iterator[Finding]:
    near = names_alike(ledger, target)
    for record, link in links_to(ledger)[target]:
        where = f"`{link.field}` names" if link.field else "a link to"
        message = f"{where} {shown(target)}, which is no record here"
        yield Finding(link.location, message, _remedy(record, link, near), link.length)


def _slips(ledger: Ledger, target: str) -> Iterator[Finding]:
    if near := near_miss(target, ledger.names):
        for _, link in links_to(ledger)[target]:
            message = f"{shown(target)} is nearly the name of a record, and is plain text"
            remedy = f"did you mean `{near}`?"
            severity = Severity.WARNING
            yield Finding(link.location, message, remedy, link.length, severity=severity)


def _remedy(record: Record, link: Link, near: list[str]) -> str:
    if near:
        return f"did you mean {choices(near)}?"
    kind = next(iter(wanted_kinds(record, link)), RecordKind.CONTACT)
    name = f'"{link.target}"' if " " in link.target else link.target
    return f"create the record, for example `headway new {kind.value} {name}`"
