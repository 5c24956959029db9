"""A stretch of a list of entries that is in the order of their dates.

The lists that a ledger gives are: `entries`, `entries_with`, `entries_through`. So a figure
of four weeks looks at the entries of four weeks, on each of the days that it is asked for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from ledger.model.entry import Entry


def between(entries: Sequence[Entry], after: date, until: date) -> Sequence[Entry]:
    """Those dated after one day and not after another."""
    return entries[_passed(entries, after) : _passed(entries, until)]


def up_to(entries: Sequence[Entry], until: date) -> Sequence[Entry]:
    """Those dated on a day or before."""
    return entries[: _passed(entries, until)]


def _passed(entries: Sequence[Entry], day: date) -> int:
    return bisect_right(entries, day, key=lambda entry: entry.date)
