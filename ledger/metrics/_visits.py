"""The events at groups, and the points of value that came of them, on all days."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from ledger.config import Way
from ledger.metrics._dialogs import says_what
from ledger.metrics._origin import credited
from ledger.metrics._ratings import Rating, counted
from ledger.model.channel import Channel
from ledger.model.contact import Contact
from ledger.model.derived import per_ledger, per_record
from ledger.model.entry import Entry
from ledger.model.entry_index import of_way
from ledger.model.lasting import lasting
from ledger.model.ledger import Ledger
from ledger.model.timeline import done_with
from ledger.value import Value


class Visit(Value, frozen=True):
    """One event at a group, and the people that it rates."""

    entry: Entry
    channel: Channel
    rating: Rating

    @property
    def date(self) -> datetime.date:
        """The day of the event."""
        return self.entry.date


@per_ledger
def visits(ledger: Ledger) -> tuple[Visit, ...]:
    """The events of all days at any group, by date."""
    found = []
    for entry in of_way(ledger, Way.GROUP):
        # An event that links two channels is a visit to the one that it came through.
        channel = None if entry.todo else credited(ledger, entry)
        if channel is not None:
            rated = (counted(typed) for typed in entry.all_fields("rated"))
            found.append(Visit(entry, channel, sum(rated, Rating())))
    return tuple(found)


class Received(Value, frozen=True):
    """An entry and its place, and how many points of value were received in it."""

    entry: Entry
    place: str
    points: int

    @property
    def date(self) -> datetime.date:
        """The day on which it was received."""
        return self.entry.date


@lasting
@per_record
def value_through(ledger: Ledger, channel: Channel) -> tuple[Received, ...]:
    """What was received through a channel, by date."""
    return _value_in(entry for entry in ledger.entries_through(channel) if not entry.todo)


@lasting
@per_record
def value_with(ledger: Ledger, contact: Contact) -> tuple[Received, ...]:
    """What was received with a contact, by date."""
    return _value_in(done_with(ledger, contact))


def _value_in(entries: Iterable[Entry]) -> tuple[Received, ...]:
    told = ((entry, sum(map(says_what, entry.all_fields("got")))) for entry in entries)
    return tuple(Received(entry, entry.evidence, points) for entry, points in told if points)
