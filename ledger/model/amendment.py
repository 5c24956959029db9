"""What a ledger has of dated lines and notes that the state before it had not."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING

from ledger.model.entry import Entry
from ledger.model.record import Record
from ledger.value import Value, changed

if TYPE_CHECKING:
    from ledger.model.ledger import Ledger

Entries = tuple[Entry, ...]

_IN_ORDER = attrgetter("sort_key")

# Where more than one file of so many was amended, all is worked out anew.
_WORTH_IT = 10


class Amendment(Value, frozen=True):
    """The files that were amended, by path: as they were, and as they are.

    Whoever reads such a file anew makes all of its lines anew, so all of them count as `gone`
    and `come`, in the order of `Ledger.entries`: no list may hold a line of either state
    beside one of the other.
    """

    before: Mapping[str, Record]
    after: Mapping[str, Record]
    gone: Entries
    come: Entries

    def now(self, record: Record) -> Record:
        """A record as it is now."""
        return self.after.get(record.path, record)


def amendment(old: Ledger, new: Ledger) -> Amendment | None:
    """What was amended from one state to the next; None where more than that is different.

    That is so where the settings, the history, the files there are or anything but the body of
    a file differs. So in both states every name means the same file, and all that rests on
    front matter alone is the same.
    """
    if len(old.records) != len(new.records):
        return None
    before: dict[str, Record] = {}
    after: dict[str, Record] = {}
    for was, now in zip(old.records, new.records, strict=True):
        if was is now:
            continue
        if not _same_but_for_body(was, now):
            return None
        before[was.path], after[now.path] = was, now
    if len(before) * _WORTH_IT > len(new.records):
        return None
    if old.config != new.config or old.history != new.history:
        return None
    return Amendment(before, after, _lines_of(before), _lines_of(after))


def _same_but_for_body(was: Record, now: Record) -> bool:
    if type(was) is not type(now):
        return False
    body = {"entries": now.entries, "notes": now.notes, "prose_links": now.prose_links}
    return changed(was, **body) == now


def _lines_of(records: Mapping[str, Record]) -> Entries:
    every = (entry for record in records.values() for entry in record.entries)
    return tuple(sorted(every, key=_IN_ORDER))


def amended(lines: Entries, gone: Iterable[Entry], come: Iterable[Entry]) -> Entries:
    """Some lines in the order of `Ledger.entries` without those that are gone and with the new."""
    made = list(lines)
    for entry in gone:
        del made[bisect_left(made, entry.sort_key, key=_IN_ORDER)]
    for entry in come:
        insort(made, entry, key=_IN_ORDER)
    return tuple(made)
