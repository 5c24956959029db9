"""The entries that took time, what it was spent on, and whether anything came of it."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from ledger.config import Way
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.derived import per_ledger, per_record
from ledger.model.entry import Entry
from ledger.model.exchange import is_two_way, is_way_in
from ledger.model.lasting import lasting, lines_where
from ledger.model.ledger import Ledger
from ledger.model.organization import Organization
from ledger.model.record import Record
from ledger.model.skill import Skill
from ledger.model.stage import is_open
from ledger.model.timeline import between, done_with
from ledger.source import Location
from ledger.value import Value

GOAL, BUSY, UNATTRIBUTED, OFF = "goal", "busy", "unattributed", "off"
_OWN_GOAL = ("assess", "review")


class Timed(Value, frozen=True):
    """An entry that took time.

    `always` is the class of the time; None where it served a goal only on a day on which one
    of `people` was an advocate. From one that is `barren` nothing followed.
    """

    entry: Entry
    minutes: int
    always: str | None
    people: tuple[Contact, ...]
    barren: bool

    @property
    def date(self) -> datetime.date:
        """The day of the entry."""
        return self.entry.date


def timed(ledger: Ledger, after: date, until: date) -> list[Timed]:
    """The entries after one day and not after another that took time, by date."""
    known = _known(ledger)
    found = []
    for entry in between(_that_took_time(ledger), after, until):
        one = known.get(entry.location)
        if one is None:
            one = known[entry.location] = _timed(ledger, entry)
        found.append(one)
    return found


@lines_where
def _that_took_time(ledger: Ledger, entry: Entry) -> bool:
    return bool(entry.minutes) and not entry.todo


@per_ledger
def _known(ledger: Ledger) -> dict[Location, Timed]:
    """What was asked for so far: weeks overlap, and nobody asks for all the years."""
    return {}


def _timed(ledger: Ledger, entry: Entry) -> Timed:
    return Timed(
        entry,
        entry.minutes or 0,
        _always(ledger, entry),
        ledger.people_in(entry),
        _is_barren(ledger, entry),
    )


def class_of(ledger: Ledger, one: Timed, as_of: date) -> str:
    """The class of an entry's time on a day: goal, busy, unattributed, or off."""
    if one.always:
        return one.always
    served = any(is_open(ledger, person, as_of) for person in one.people)
    return GOAL if served else UNATTRIBUTED


def _always(ledger: Ledger, entry: Entry) -> str | None:
    if entry.kind.way is Way.OFF:
        return OFF
    if entry.kind.way is Way.BUSY:
        return BUSY
    if entry.kind.name in _OWN_GOAL or entry.field("for") or entry.field("got"):
        return GOAL
    goals = (Campaign, Organization, Skill)
    return GOAL if any(isinstance(one, goals) for one in ledger.involved(entry)) else None


def _is_barren(ledger: Ledger, entry: Entry) -> bool:
    """Whether an entry has a subject, and nothing followed from it within `followed-within` days.

    Something followed if the other side moved (a way in, a conversation) or something was
    received, with one of the same campaigns, organizations or people, that day or later. A
    conversation is itself such a thing.
    """
    reach = timedelta(days=ledger.config.rules.followed_within)
    subjects = (Campaign, Organization, Contact)
    others = [one for one in ledger.involved(entry) if isinstance(one, subjects)]
    if not others or _moved(entry):
        return False
    return not any(_any_within(_moves(ledger, one), entry.date, reach) for one in others)


@lasting
@per_record
def _moves(ledger: Ledger, record: Record) -> tuple[date, ...]:
    """The days on which something came of the work with a record, oldest first."""
    return tuple(entry.date for entry in done_with(ledger, record) if _moved(entry))


def _any_within(days: Sequence[date], start: date, reach: timedelta) -> bool:
    at = bisect_left(days, start)
    return at < len(days) and days[at] - start <= reach


def _moved(entry: Entry) -> bool:
    return is_way_in(entry) or is_two_way(entry) or bool(entry.field("got"))
