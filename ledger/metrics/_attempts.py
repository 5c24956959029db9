"""Attempts made through a channel alone, and which of them were answered or led to a round.

An application in a channel's file stands for itself: no campaign follows it. Its answer and
its interview stand in the same file, and belong to the attempt whose words they repeat.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date

from ledger.config import Way
from ledger.metrics._attempt import Attempt, words_of
from ledger.metrics._origin import credited, first_result
from ledger.metrics._pool import Pool
from ledger.model.campaign import Campaign
from ledger.model.channel import Channel
from ledger.model.derived import per_record
from ledger.model.entry import Entry
from ledger.model.lasting import lasting
from ledger.model.ledger import Ledger
from ledger.model.rounds import INTERVIEW
from ledger.model.timeline import done_with, up_to
from ledger.value import Value

_UNASKED = ("inbound",)
_HEARD = (Way.IN, Way.TWO)


class ChannelStory(Value, frozen=True):
    """What stands with a channel, links it or names it as its `via`, by date.

    `attempts` are those that serve no campaign and that it has the credit for, each with what
    came of it, `results` the first rounds among such, `assists` those that serve no campaign
    and that another channel has the credit for.
    """

    entries: Sequence[Entry]
    attempts: Sequence[Attempt]
    results: Sequence[Entry]
    assists: Sequence[Entry]


def channel_story(ledger: Ledger, channel: Channel, as_of: date) -> ChannelStory:
    """The story of a channel up to a day."""
    whole = _whole_story(ledger, channel)
    return ChannelStory(
        up_to(whole.entries, as_of),
        [attempt.by(as_of) for attempt in up_to(whole.attempts, as_of)],
        up_to(whole.results, as_of),
        up_to(whole.assists, as_of),
    )


def attempts_on(ledger: Ledger, campaign: Campaign, as_of: date) -> list[Attempt]:
    """A campaign's attempts up to its first result, each with what was heard before the next.

    What was tried after the first result was tried for something else.
    """
    every = _every_attempt_on(ledger, campaign)
    return [attempt.by(as_of) for attempt in up_to(every, as_of)] if every else []


@lasting
@per_record
def _whole_story(ledger: Ledger, channel: Channel) -> ChannelStory:
    """The story of all days: an answer looks for its attempt among those before it alone."""
    entries = tuple(entry for entry in ledger.entries_through(channel) if not entry.todo)
    free = [entry for entry in entries if not ledger.campaigns_of(entry)]
    alone = [entry for entry in free if credited(ledger, entry) is channel]
    return ChannelStory(
        entries,
        attempts_in(alone),
        first_rounds(alone),
        tuple(one for one in first_rounds(free) if credited(ledger, one) is not channel),
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


def attempts_in(entries: Sequence[Entry]) -> list[Attempt]:
    """The attempts among a channel's own entries, by date, each with what came of it."""
    attempts = [Attempt(entry, words_of(entry)) for entry in entries if entry.kind.attempt]
    attempts.sort(key=lambda one: one.order)
    unanswered = Pool(attempts, lambda one: one.answers)
    heard = (entry for entry in entries if entry.kind.way is Way.IN and not entry.automatic)
    for entry in heard:
        if entry.kind.name not in _UNASKED and (home := unanswered.home(entry)):
            unanswered.give(home, entry)
    unasked = [Attempt(entry, words_of(entry)) for entry in entries if entry.kind.name in _UNASKED]
    unconverted = Pool(attempts, lambda one: one.results)
    for entry in first_rounds(entries):
        home = unconverted.home(entry)
        if home and not _came_to_me(entry, unasked, home):
            unconverted.give(home, entry)
    return attempts


def _came_to_me(interview: Entry, unasked: list[Attempt], home: Attempt) -> bool:
    """Whether an interview repeats the words of somebody who came to me, rather than an attempt's.

    That answers no attempt of mine. Each of those who came is good for one interview.
    """
    said = words_of(interview)
    for one in unasked:
        shared, others = len(one.words & said), len(home.words & said)
        closer = shared > others or (0 < shared == others and one.words <= said)
        if closer and not one.results and one.entry.date <= interview.date:
            one.results.append(interview)
            return True
    return False


@lasting
@per_record
def _every_attempt_on(ledger: Ledger, campaign: Campaign) -> tuple[Attempt, ...]:
    past, result = done_with(ledger, campaign), first_result(ledger, campaign, date.max)
    heard = [entry for entry in past if entry.kind.way in _HEARD and not entry.automatic]
    attempts = [
        Attempt(entry, words_of(entry))
        for entry in past
        if entry.kind.attempt and (result is None or entry.date <= result.date)
    ]
    attempts.sort(key=lambda one: one.order)
    for entry in heard:
        by_then = attempts[: bisect_right(attempts, entry.date, key=lambda one: one.entry.date)]
        home = next((one for one in reversed(by_then) if _may_answer(entry, one.entry)), None)
        if home:
            home.answers.append(entry)
            home.results += [entry] if entry is result else []
    return tuple(attempts)


def _may_answer(entry: Entry, attempt: Entry) -> bool:
    """Whether it came after an attempt; what came unasked on the same day may have led to it."""
    return entry.date > attempt.date or (
        entry.date == attempt.date and entry.kind.name not in _UNASKED
    )
