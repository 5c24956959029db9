"""Entries beside the places where they stand, worded once for all the days that ask for them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from ledger.model.entry import Entry
from ledger.value import Value


class Located(Value, frozen=True):
    """Some entries by date, with their days and their places (`path:line`) in the same order.

    A figure of twelve weeks names the same lines twelve times: to make the words anew takes
    longer than to count.
    """

    entries: Sequence[Entry]
    days: Sequence[date]
    places: Sequence[str]

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Located:
        """Entries that are sorted by date."""
        return cls(entries, [one.date for one in entries], [one.evidence for one in entries])

    def by(self, as_of: date) -> Iterator[tuple[str, Entry]]:
        """Those dated on a day or before, each behind its place."""
        made = bisect_right(self.days, as_of)
        return zip(self.places[:made], self.entries[:made], strict=True)
