"""The dated lines of a ledger by what they are: most questions concern a few of them alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from ledger.config import Way
from ledger.model.derived import per_ledger
from ledger.model.entry import Entry
from ledger.model.evidence.introduction import is_introduction
from ledger.model.ledger import Ledger
from ledger.model.timeline import since, up_to

Entries = tuple[Entry, ...]


def of_kind(ledger: Ledger, name: str) -> Entries:
    """The entries of one kind, in the order of `Ledger.entries`."""
    return _by_kind(ledger).get(name, ())


def of_way(ledger: Ledger, way: Way) -> Entries:
    """The entries of every kind that goes one way, in the order of `Ledger.entries`."""
    groups = _by_kind(ledger)
    names = {name for name, group in groups.items() if group[0].kind.way is way}
    if len(names) < 2:
        return groups[names.pop()] if names else ()
    return tuple(entry for entry in ledger.entries if entry.kind.name in names)


def dated(ledger: Ledger, first: date, last: date) -> Sequence[Entry]:
    """The entries from one day to another, both included, in the order of `Ledger.entries`."""
    return up_to(since(ledger.entries, first), last)


@per_ledger
def with_fields(ledger: Ledger) -> Entries:
    """The entries that have a field at all, in the order of `Ledger.entries`."""
    return tuple(entry for entry in ledger.entries if entry.fields)


def with_field(ledger: Ledger, key: str) -> Entries:
    """The entries that have a field of this key, in the order of `Ledger.entries`."""
    return _by_field(ledger).get(key, ())


@per_ledger
def every_introduction(ledger: Ledger) -> Entries:
    """The entries in which somebody was introduced, in the order of `Ledger.entries`."""
    return tuple(entry for entry in with_field(ledger, "got") if is_introduction(entry))


@per_ledger
def _by_kind(ledger: Ledger) -> Mapping[str, Entries]:
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in ledger.entries:
        groups[entry.kind.name].append(entry)
    return {name: tuple(group) for name, group in groups.items()}


@per_ledger
def _by_field(ledger: Ledger) -> Mapping[str, Entries]:
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in with_fields(ledger):
        for key in {field.key for field in entry.fields}:
            groups[key].append(entry)
    return {key: tuple(group) for key, group in groups.items()}
