"""What was written down lately: advice that was taken is not given again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from ledger.config import Way
from ledger.model.entry import Entry
from ledger.wording import fold

_THOUGHTS = (Way.OWN, Way.LOOK)


def noted(entries: Iterable[Entry], words: str, since: date, as_of: date) -> bool:
    """Whether one of some entries from a day on has these words in its text or a field."""
    wanted = fold(words)
    return any(
        entry.date >= since and entry.done_by(as_of) and wanted in fold(entry.raw)
        for entry in entries
    )


def decided(entries: Iterable[Entry], words: str, since: date, as_of: date) -> bool:
    """Whether one's own work or a review from a day on has these words: a decision noted."""
    own = (entry for entry in entries if entry.kind.way in _THOUGHTS)
    return noted(own, words, since, as_of)


def within(as_of: date, days: int) -> date:
    """The first of the last so many days."""
    return as_of - timedelta(days=days - 1)
