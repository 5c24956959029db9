"""HW304: a field names a record of a kind that it cannot take."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, record_check
from ledger.checks._targets import (
    alike,
    choosy_keys,
    kind_in_words,
    kinds_in_words,
    wanted_in_entry,
)
from ledger.checks._text import choices
from ledger.diagnostic import Severity
from ledger.model.ledger import Ledger
from ledger.model.link import Link
from ledger.model.record import Record, RecordKind
from ledger.wording import fold

Wanted = tuple[RecordKind, ...]


@record_check(
    "HW304",
    "wrong-kind-of-target",
    Severity.ERROR,
    why="nothing can be looked up in a record of another kind, so what needs it stays empty",
)
def wrong_kind_of_target(ledger: Ledger, record: Record, as_of: date) -> Iterator[Finding]:
    """An organization that is a person is no organization."""
    for link, wanted in _choosy(ledger, record):
        target = ledger.find(link.target)
        if target is None or target.kind in wanted or target is record:
            continue
        is_what = kind_in_words(target.kind)
        takes = kinds_in_words(wanted)
        message = f"`{link.field}` names `{link.target}`, {is_what}; it takes {takes}"
        yield Finding(link.location, message, _remedy(ledger, target, link, wanted), link.length)


def _choosy(ledger: Ledger, record: Record) -> Iterator[tuple[Link, Wanted]]:
    """The links in a file's keys and fields that take some kinds of record alone, with these."""
    # A name that is text may be that of another record by chance: a pursuit's file is
    # often called what its employer is.
    keys = {} if ledger.config.names_as_text else choosy_keys(record)
    for link in record.field_links if keys else ():
        if wanted := keys.get(link.field):
            yield link, wanted
    for entry in record.entries:
        for link in entry.links if entry.fields else ():
            if wanted := wanted_in_entry(link):
                yield link, wanted


def _remedy(ledger: Ledger, target: Record, link: Link, wanted: Wanted) -> str:
    """The record that its own target leads to, else one with a name like it."""
    organization = ledger.organization_of(target)
    if organization and RecordKind.ORGANIZATION in wanted:
        return f"did you mean `{organization.id}`, the organization of `{target.id}`?"
    people = [one.id for one in ledger.contacts if ledger.organization_of(one) is target]
    if people and RecordKind.CONTACT in wanted:
        return f"did you mean {choices(people[:3])}, of `{target.id}`?"
    names = {fold(one.id): one.id for one in ledger.records if one.kind in wanted}
    near = alike(link.target, names)
    if near:
        return f"did you mean {choices(names[name] for name in near)}?"
    return f"name {kinds_in_words(wanted)}, or take the line out"
