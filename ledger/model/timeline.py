"""A stretch of a list of entries, or of what came of them, in the order of their dates.

The lists that a ledger gives are: `entries`, `entries_with`, `entries_through`. So a figure
of four weeks looks at the entries of four weeks, on each of the days that it is asked for.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from operator import attrgetter
from typing import Protocol, TypeVar

from ledger.model.derived import per_record
from ledger.model.entry import Entry
from ledger.model.lasting import lasting, lines_where
from ledger.model.ledger import Ledger
from ledger.model.record import Record


class Dated(Protocol):
    """What has a day."""

    @property
    def date(self) -> datetime.date:
        """Its day."""


D = TypeVar("D", bound=Dated)

_DAY = attrgetter("date")


def between(dated: Sequence[D], after: date, until: date) -> Sequence[D]:
    """Those dated after one day and not after another."""
    return dated[_passed(dated, after) : _passed(dated, until)] if dated else dated


def up_to(dated: Sequence[D], until: date) -> Sequence[D]:
    """Those dated on a day or before."""
    return dated[: _passed(dated, until)] if dated else dated


def since(dated: Sequence[D], first: date) -> Sequence[D]:
    """Those dated on a day or after."""
    return dated[bisect_left(dated, first, key=_DAY) :]


def last_by(dated: Sequence[D], until: date) -> D | None:
    """The last one dated on a day or before; None without one."""
    passed = _passed(dated, until)
    return dated[passed - 1] if passed else None


@lines_where
def done(ledger: Ledger, entry: Entry) -> bool:
    """Every entry that is not still to do, by date."""
    return not entry.todo


@lines_where
def to_do(ledger: Ledger, entry: Entry) -> bool:
    """Every entry that is still to do, by date."""
    return entry.todo


@lasting
@per_record
def done_with(ledger: Ledger, record: Record) -> tuple[Entry, ...]:
    """The entries with a record that are not still to do, by date."""
    return tuple(entry for entry in ledger.entries_with(record) if not entry.todo)


def past_with(ledger: Ledger, record: Record, as_of: date) -> Sequence[Entry]:
    """The entries with a record that had happened by a day, by date."""
    return up_to(done_with(ledger, record), as_of)


def _passed(dated: Sequence[D], day: date) -> int:
    return bisect_right(dated, day, key=_DAY)
