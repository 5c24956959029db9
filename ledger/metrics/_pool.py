"""Which of many attempts an answer belongs to: the one whose words it repeats."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from datetime import date

from ledger.metrics._attempt import Attempt, words_of
from ledger.model.entry import Entry


class Pool:
    """Attempts that still lack something (an answer, a result), by the words they are made of."""

    def __init__(self, attempts: list[Attempt], lacking: Callable[[Attempt], list[Entry]]) -> None:
        self.lacking = lacking
        self.free = list(attempts)
        self.alike: dict[frozenset[str], list[Attempt]] = defaultdict(list)
        self.saying: dict[str, list[frozenset[str]]] = defaultdict(list)
        for attempt in attempts:
            self.alike[attempt.words].append(attempt)
        for words in self.alike:
            for word in words:
                self.saying[word].append(words)

    def home(self, answer: Entry) -> Attempt | None:
        """The attempt before an answer that shares most words with it, the latest of several.

        The rarest word is looked up first: as soon as the best attempt shares more words than
        are left, no other can be better.
        """
        said = words_of(answer)
        known = sorted(said & self.saying.keys(), key=lambda word: (len(self.saying[word]), word))
        best: Attempt | None = None
        shared = 0
        for passed, word in enumerate(known):
            if shared > len(known) - passed:
                break
            for words in self.saying[word]:
                most = len(words & said)
                latest = _latest(self.alike[words], answer.date) if most >= shared else None
                if latest and (best is None or (most, latest.order) > (shared, best.order)):
                    best, shared = latest, most
        return best or _latest(self.free, answer.date)

    def give(self, home: Attempt, answer: Entry) -> None:
        """Give an attempt what it lacked; once it lacks no more it is out of the pool."""
        found = self.lacking(home)
        found.append(answer)
        if len(found) >= home.entry.count:
            self.free.remove(home)
            self.alike[home.words].remove(home)


def _latest(attempts: list[Attempt], day: date) -> Attempt | None:
    """The latest of some attempts, in their order, up to a day."""
    before = bisect_right(attempts, day, key=lambda one: one.entry.date)
    return attempts[before - 1] if before else None
