"""The dated lines of a ledger by what they are: most questions concern a few of them alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from ledger.config import Way
from ledger.model.entry import Entry
from ledger.model.evidence.introduction import is_introduction
from ledger.model.lasting import lines_by, lines_where
from ledger.model.ledger import Ledger
from ledger.model.timeline import since, up_to

Entries = tuple[Entry, ...]


def of_kind(ledger: Ledger, name: str) -> Entries:
    """The entries of one kind, in the order of `Ledger.entries`."""
    return _by_kind(ledger).get(name, ())


def of_way(ledger: Ledger, way: Way) -> Entries:
    """The entries of every kind that goes one way, in the order of `Ledger.entries`."""
    return _by_way(ledger).get(way, ())


def dated(ledger: Ledger, first: date, last: date) -> Sequence[Entry]:
    """The entries from one day to another, both included, in the order of `Ledger.entries`."""
    return up_to(since(ledger.entries, first), last)


@lines_where
def with_fields(ledger: Ledger, entry: Entry) -> bool:
    """The entries that have a field at all, in the order of `Ledger.entries`."""
    return bool(entry.fields)


def with_field(ledger: Ledger, key: str) -> Entries:
    """The entries that have a field of this key, in the order of `Ledger.entries`."""
    return _by_field(ledger).get(key, ())


@lines_where
def with_round(ledger: Ledger, entry: Entry) -> bool:
    """The entries that name a round, in the order of `Ledger.entries`."""
    return bool(entry.round)


@lines_where
def every_introduction(ledger: Ledger, entry: Entry) -> bool:
    """The entries in which somebody was introduced, in the order of `Ledger.entries`."""
    return bool(entry.fields) and is_introduction(entry)


@lines_by
def _by_kind(ledger: Ledger, entry: Entry) -> tuple[str]:
    return (entry.kind.name,)


@lines_by
def _by_way(ledger: Ledger, entry: Entry) -> tuple[Way]:
    return (entry.kind.way,)


@lines_by
def _by_field(ledger: Ledger, entry: Entry) -> Collection[str]:
    return {field.key for field in entry.fields} if entry.fields else ()
