"""Attempts made through a channel alone, and which of them were answered or led to a round.

An application in a channel's file stands for itself: no campaign follows it. Its answer and
its interview stand in the same file, and belong to the attempt whose words they repeat.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from ledger.config import Way
from ledger.metrics._origin import channels_of
from ledger.model.channel import Channel
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.rounds import INTERVIEW
from ledger.wording import fold

_UNASKED = ("inbound",)


@dataclass
class Attempt:
    """One line of attempts (`×N` of them) and the entries that answered or converted some."""

    entry: Entry
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

    def judged(self, as_of: date, age: int) -> int:
        """How many have had their chance: all of a line old enough, else those answered."""
        if self.entry.date <= as_of - timedelta(days=age):
            return self.entry.count
        return self.answered


def channel_entries(ledger: Ledger, channel: Channel, as_of: date) -> tuple[Entry, ...]:
    """The past entries that stand with a channel, link it or name it as their `via`."""
    return tuple(
        entry
        for entry in ledger.entries
        if entry.done_by(as_of) and channel in channels_of(ledger, entry)
    )


def unattached(ledger: Ledger, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries that serve no campaign."""
    return tuple(entry for entry in entries if not ledger.campaigns_of(entry))


def first_rounds(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
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
    attempts = [Attempt(entry) for entry in entries if entry.kind.attempt]
    for entry in entries:
        if entry.kind.way is Way.IN and entry.kind.name not in _UNASKED and not entry.automatic:
            free = [one for one in attempts if len(one.answers) < one.entry.count]
            if home := _home(free, entry):
                home.answers.append(entry)
    inbound = [entry for entry in entries if entry.kind.name in _UNASKED]
    for entry in first_rounds(entries):
        # Somebody who came to me and then interviewed me answered no attempt of mine.
        if any(_words(one) & _words(entry) == _words(one) for one in inbound if _words(one)):
            continue
        free = [one for one in attempts if len(one.results) < one.entry.count]
        if home := _home(free, entry):
            home.results.append(entry)
    return attempts


def _home(attempts: list[Attempt], answer: Entry) -> Attempt | None:
    """The attempt before an answer that shares most words with it, the latest of several."""
    before = [one for one in attempts if one.entry.date <= answer.date]
    said = _words(answer)
    return max(
        before,
        key=lambda one: (len(_words(one.entry) & said), one.entry.sort_key),
        default=None,
    )


def _words(entry: Entry) -> set[str]:
    return set(fold(entry.text).split())
