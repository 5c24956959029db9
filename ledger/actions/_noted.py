"""What was written down lately: advice that was taken is not given again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, timedelta

from ledger.config import Way
from ledger.model.derived import per_ledger
from ledger.model.entry import Entry
from ledger.model.lasting import lines_where
from ledger.model.ledger import Ledger
from ledger.value import Value
from ledger.wording import fold

_THOUGHTS = (Way.OWN, Way.LOOK)


def noted(entries: Iterable[Entry], words: str, since: date, as_of: date) -> bool:
    """Whether one of some entries from a day on has these words in its text or a field."""
    wanted = fold(words)
    return any(
        entry.date >= since and entry.done_by(as_of) and wanted in fold(entry.raw)
        for entry in entries
    )


def decided(ledger: Ledger, words: str, since: date, as_of: date) -> bool:
    """Whether one's own work or a review from a day on has these words: a decision noted."""
    thoughts = _thoughts(ledger)
    begin = bisect_left(thoughts.days, since)
    end = bisect_right(thoughts.days, as_of)
    wanted = fold(words)
    return any(wanted in text for text in thoughts.texts[begin:end])


class _Thoughts(Value, frozen=True):
    """One's own work and the reviews that are done, by date: their days, and as they compare."""

    days: tuple[date, ...]
    texts: tuple[str, ...]


@per_ledger
def _thoughts(ledger: Ledger) -> _Thoughts:
    # Several rules ask it about each of many channels, groups and gaps.
    lines = _noted(ledger)
    return _Thoughts(tuple(one.date for one in lines), tuple(fold(one.raw) for one in lines))


@lines_where
def _noted(ledger: Ledger, entry: Entry) -> bool:
    return entry.kind.way in _THOUGHTS and not entry.todo


def within(as_of: date, days: int) -> date:
    """The first of the last so many days."""
    return as_of - timedelta(days=days - 1)
