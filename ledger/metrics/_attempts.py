"""Attempts made through a channel alone, and which of them were answered or led to a round.

An application in a channel's file stands for itself: no campaign follows it. Its answer and
its interview stand in the same file, and belong to the attempt whose words they repeat.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from ledger.config import Way
from ledger.metrics._origin import credited
from ledger.model.channel import Channel
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.rounds import INTERVIEW
from ledger.wording import fold

_UNASKED = ("inbound",)
_HEARD = (Way.IN, Way.TWO)


@dataclass
class Attempt:
    """One line of attempts (`×N` of them) and the entries that answered or converted some."""

    entry: Entry
    words: frozenset[str]
    answers: list[Entry] = field(default_factory=list)
    results: list[Entry] = field(default_factory=list)

    @property
    def answered(self) -> int:
        """How many of them had an answer, an interview being one."""
        return min(self.entry.count, max(len(self.answers), len(self.results)))

    @property
    def converted(self) -> int:
        """How many of them led to a first interview."""
        return min(self.entry.count, len(self.results))

    @property
    def order(self) -> tuple[date, time, str]:
        """Date, time and text: two attempts of one day keep their order wherever they stand."""
        return (self.entry.date, self.entry.time or time.min, self.entry.text)

    def judged(self, as_of: date, age: int) -> int:
        """How many have had their chance: all of a line old enough, else those answered."""
        if self.entry.date <= as_of - timedelta(days=age):
            return self.entry.count
        return self.answered


def channel_entries(ledger: Ledger, channel: Channel, as_of: date) -> tuple[Entry, ...]:
    """The past entries that stand with a channel, link it or name it as their `via`."""
    return tuple(entry for entry in ledger.entries_through(channel) if entry.done_by(as_of))


def alone_in(ledger: Ledger, channel: Channel, as_of: date) -> tuple[Entry, ...]:
    """The past entries that serve no campaign and that this channel has the credit for."""
    return tuple(
        entry
        for entry in channel_entries(ledger, channel, as_of)
        if not ledger.campaigns_of(entry) and credited(ledger, entry) is channel
    )


def first_rounds(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The interviews that are a first one: without a label, or labelled 1."""
    return tuple(
        entry
        for entry in entries
        if entry.kind.name == INTERVIEW
        and (entry.round or "1").startswith("1")
        and not (entry.round or "1")[1:2].isdigit()
    )


def attempts_in(entries: tuple[Entry, ...]) -> list[Attempt]:
    """The attempts among a channel's own entries, each with what came of it."""
    attempts = [Attempt(entry, _words(entry)) for entry in entries if entry.kind.attempt]
    attempts.sort(key=lambda one: one.order)
    pool = _Pool(attempts)
    heard = (entry for entry in entries if entry.kind.way is Way.IN and not entry.automatic)
    for entry in heard:
        asked = entry.kind.name not in _UNASKED
        if asked and (home := pool.home(entry, lambda one: one.answers)):
            home.answers.append(entry)
    unasked = [Attempt(entry, _words(entry)) for entry in entries if entry.kind.name in _UNASKED]
    for entry in first_rounds(entries):
        home = pool.home(entry, lambda one: one.results)
        if home and not _came_to_me(entry, unasked, home):
            home.results.append(entry)
    return attempts


def _came_to_me(interview: Entry, unasked: list[Attempt], home: Attempt) -> bool:
    """Whether an interview repeats the words of somebody who came to me, rather than an attempt's.

    That answers no attempt of mine. Each of those who came is good for one interview.
    """
    said = _words(interview)
    for one in unasked:
        shared, others = len(one.words & said), len(home.words & said)
        closer = shared > others or (0 < shared == others and one.words <= said)
        if closer and _is_free(one, interview, lambda other: other.results):
            one.results.append(interview)
            return True
    return False


def attempts_on(past: tuple[Entry, ...], result: Entry | None) -> list[Attempt]:
    """A campaign's attempts up to its first result, each with what was heard before the next.

    What was tried after the first result was tried for something else.
    """
    heard = [entry for entry in past if entry.kind.way in _HEARD and not entry.automatic]
    attempts = [
        Attempt(entry, _words(entry))
        for entry in past
        if entry.kind.attempt and (result is None or entry.date <= result.date)
    ]
    attempts.sort(key=lambda one: one.order)
    for entry in heard:
        before = [one for one in attempts if _may_answer(entry, one.entry)]
        if before:
            before[-1].answers.append(entry)
            before[-1].results += [entry] if entry is result else []
    return attempts


def _may_answer(entry: Entry, attempt: Entry) -> bool:
    """Whether it came after an attempt; what came unasked on the same day may have led to it."""
    return entry.date > attempt.date or (
        entry.date == attempt.date and entry.kind.name not in _UNASKED
    )


class _Pool:
    """Attempts in their order, found by the words that an answer shares with them."""

    def __init__(self, attempts: list[Attempt]) -> None:
        self.attempts = attempts
        self.saying: dict[str, list[Attempt]] = defaultdict(list)
        for attempt in attempts:
            for word in attempt.words:
                self.saying[word].append(attempt)

    def home(self, answer: Entry, taken: Callable[[Attempt], list[Entry]]) -> Attempt | None:
        """The free attempt before an answer that shares most words with it, the latest of several.

        The rarest word is looked up first: as soon as the best attempt shares more words than
        are left, no other can be better.
        """
        said = _words(answer)
        known = sorted(said & self.saying.keys(), key=lambda word: (len(self.saying[word]), word))
        best: Attempt | None = None
        shared = 0
        for passed, word in enumerate(known):
            if shared > len(known) - passed:
                break
            for one in self.saying[word]:
                if _is_free(one, answer, taken):
                    most = len(one.words & said)
                    if best is None or (most, one.order) > (shared, best.order):
                        best, shared = one, most
        if best:
            return best
        return next((one for one in reversed(self.attempts) if _is_free(one, answer, taken)), None)


def _is_free(one: Attempt, answer: Entry, taken: Callable[[Attempt], list[Entry]]) -> bool:
    return one.entry.date <= answer.date and len(taken(one)) < one.entry.count


def _words(entry: Entry) -> frozenset[str]:
    return frozenset(fold(entry.text).split())
