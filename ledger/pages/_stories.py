"""Each record's story: the entries it holds, and those that link it in their text or a field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time

from ledger.model.entry import Entry
from ledger.model.record import Record

Find = Callable[[str], Record | None]


def stories(entries: Iterable[Entry], find: Find) -> Mapping[str, tuple[Entry, ...]]:
    """The entries of each record by its path, in the order in which all of them are given."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for path in _told_by(entry, find):
            found[path].append(entry)
    return {path: tuple(one) for path, one in found.items()}


def stories_since(
    before: Mapping[str, tuple[Entry, ...]],
    were: Iterable[Record],
    are: Iterable[Record],
    find: Find,
) -> Mapping[str, tuple[Entry, ...]]:
    """The same where some records said something else before, and every name leads where it led."""
    paths = {record.path for record in are}
    touched = {
        told for record in were for entry in record.entries for told in _told_by(entry, find)
    }
    found: dict[str, list[Entry]] = defaultdict(list)
    for record in are:
        for entry in record.entries:
            for path in _told_by(entry, find):
                found[path].append(entry)
    made = dict(before)
    for path in touched | found.keys():
        stay = [one for one in before.get(path, ()) if one.location.path not in paths]
        made[path] = tuple(sorted([*stay, *found[path]], key=_order))
    return made


def _told_by(entry: Entry, find: Find) -> Iterable[str]:
    """The paths of the records whose story an entry belongs to, its holder's first."""
    holder = entry.location.path
    if not entry.links:
        return (holder,)
    linked = {one.path for link in entry.links if (one := find(link.target))}
    return (holder, *(linked - {holder}))


def _order(entry: Entry) -> tuple[date, time, str]:
    """As a ledger puts its entries in order; those of a file stay as they stand in it."""
    return (entry.date, entry.time or time.min, entry.location.path)
