"""Which past days two states of a ledger tell the same of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.config import Way
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.value import Value, changed

# What may stand in a file before its day has come, beside whatever has a box.
_AHEAD = (Way.TWO, Way.GROUP, Way.OFF)


class Since(Value, frozen=True):
    """The first days that two states of a ledger may tell different things of.

    `done` is the day of the earliest dated line that only one of them has; `planned` is the
    first day of all where such a line may have been planned, else the same.
    """

    done: date
    planned: date

    def tells_the_same(self, day: date, *, looks_ahead: bool) -> bool:
        """Whether both give the same figures on a day; some figures see what is planned."""
        return day < (self.planned if looks_ahead else self.done)


NEVER = Since(date.max, date.max)
EVER = Since(date.min, date.min)


def differ_since(old: Ledger, new: Ledger) -> Since:
    """From which day on two states of a ledger may differ; `EVER` unless only dated lines do.

    A line counts from its own day on, but for plans. So the days before the earliest line that
    was added, changed, moved or taken away are as they were. Whatever else is typed has no day:
    a record that came, went or says another thing anywhere but in its dated lines, a setting
    and the history change every day.
    """
    if len(old.records) != len(new.records):
        return EVER
    if old.config != new.config or old.history != new.history:
        return EVER
    since = NEVER
    for before, after in zip(old.records, new.records, strict=True):
        if before is after or before == after:
            continue
        if not _same_but_for_lines(before, after):
            return EVER
        for entry in _only_in_one(before, after):
            done = min(since.done, entry.date)
            since = Since(done, date.min if _may_be_planned(entry) else min(since.planned, done))
    return since


def _same_but_for_lines(before: Record, after: Record) -> bool:
    return type(before) is type(after) and changed(before, entries=after.entries) == after


def _only_in_one(before: Record, after: Record) -> Iterator[Entry]:
    """The dated lines that do not stand in both files at the same place, word for word."""
    old = {entry.location: entry for entry in before.entries}
    new = {entry.location: entry for entry in after.entries}
    for place in old.keys() | new.keys():
        if (was := old.get(place)) != (now := new.get(place)):
            yield from (entry for entry in (was, now) if entry)


def _may_be_planned(entry: Entry) -> bool:
    return entry.todo or entry.ticked or entry.kind.way in _AHEAD
