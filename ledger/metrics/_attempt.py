"""One line of attempts, and what came of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from datetime import time, timedelta

from ledger.model.entry import Entry
from ledger.model.timeline import up_to
from ledger.wording import fold


@dataclass(eq=False)
class Attempt:
    """One line of attempts (`×N` of them) and the entries that answered or converted some.

    These stand by date: what came of it by a day comes first.
    """

    entry: Entry
    words: frozenset[str]
    answers: list[Entry] = field(default_factory=list)
    results: list[Entry] = field(default_factory=list)

    @property
    def date(self) -> datetime.date:
        """The day of the attempt."""
        return self.entry.date

    @property
    def answered(self) -> int:
        """How many of them had an answer, an interview being one."""
        return min(self.entry.count, max(len(self.answers), len(self.results)))

    @property
    def converted(self) -> int:
        """How many of them led to a first interview."""
        return min(self.entry.count, len(self.results))

    @property
    def order(self) -> tuple[datetime.date, time, str]:
        """Date, time and text: two attempts of one day keep their order wherever they stand."""
        return (self.entry.date, self.entry.time or time.min, self.entry.text)

    def by(self, as_of: datetime.date) -> Attempt:
        """The attempt as it was on a day, with what had come of it by then."""
        answers, results = (list(up_to(came, as_of)) for came in (self.answers, self.results))
        return Attempt(self.entry, self.words, answers, results)

    def judged(self, as_of: datetime.date, age: int) -> int:
        """How many have had their chance: all of a line old enough, else those answered."""
        if self.entry.date <= as_of - timedelta(days=age):
            return self.entry.count
        return self.answered


def words_of(entry: Entry) -> frozenset[str]:
    """The words of an entry's text."""
    return frozenset(fold(entry.text).split())
