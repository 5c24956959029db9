"""Where and with whom the hours went, and what came back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from ledger.config import Way
from ledger.metrics._dialogs import says_what
from ledger.model.campaign import Campaign
from ledger.model.channel import Channel
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.evidence import is_introduction
from ledger.model.exchange import is_two_way, is_way_in
from ledger.model.ledger import Ledger
from ledger.model.organization import Organization
from ledger.model.record import Record
from ledger.model.timeline import between, done

_KINDS = (Campaign, Channel, Contact, Organization)
_NOT_WITH = (Way.OFF, Way.BUSY)
_GETS_IT = "gets-it"


class _Came(NamedTuple):
    """What came back with one entry, counted as below."""

    talks: int
    answers: int
    received: int
    introductions: int
    gets_it: int


@dataclass
class HoursWith:
    """What went into one person, organization, campaign or channel, and what came back.

    `talks` are conversations, `answers` what they wrote or said unasked, `received` the
    points of value, `introductions` those of them that are one. `gets_it` are the entries
    that say that they value what is offered.
    """

    record: Record
    entries: list[Entry] = field(default_factory=list)
    minutes: int = 0
    talks: int = 0
    answers: int = 0
    received: int = 0
    introductions: int = 0
    gets_it: int = 0

    def add(self, entry: Entry, came: _Came) -> None:
        """Count one entry and what came back with it."""
        self.entries.append(entry)
        self.minutes += entry.minutes or 0
        self.talks += came.talks
        self.answers += came.answers
        if entry.fields:
            self.received += came.received
            self.introductions += came.introductions
            self.gets_it += came.gets_it


def hours_with(ledger: Ledger, as_of: date, days: int) -> list[HoursWith]:
    """Everybody and everything that took hours in so many days up to one, most hours first.

    An entry counts whole for each that takes part in it, for the campaigns it serves, the
    channels it came through and the organizations of both. Busy-work and time off are spent
    with nobody.
    """
    found: dict[str, HoursWith] = {}
    for entry in between(done(ledger), as_of - timedelta(days=days), as_of):
        if entry.kind.way not in _NOT_WITH:
            came = _came_with(entry)
            for record in _with(ledger, entry):
                one = found.get(record.path)
                if one is None:
                    one = found[record.path] = HoursWith(record)
                one.add(entry, came)
    timed = [one for one in found.values() if one.minutes]
    return sorted(timed, key=lambda one: (-one.minutes, one.record.path))


def _came_with(entry: Entry) -> _Came:
    talks, answers = is_two_way(entry), is_way_in(entry)
    if not entry.fields:
        return _Came(talks, answers, 0, 0, 0)
    received = sum(map(says_what, entry.all_fields("got")))
    return _Came(talks, answers, received, is_introduction(entry), _values_us(entry))


def _with(ledger: Ledger, entry: Entry) -> Iterable[Record]:
    """Those who take part in an entry, what it serves, and their organizations, each once."""
    taking = (
        *ledger.involved(entry),
        *ledger.campaigns_of(entry),
        *ledger.channels_of(entry),
    )
    named = [one for one in taking if isinstance(one, _KINDS)]
    behind = [ledger.organization_of(one) for one in named]
    return {one.path: one for one in (*named, *behind) if one}.values()


def _values_us(entry: Entry) -> bool:
    said = (entry.field("values-us") or "").strip().lower()
    return said == "yes" or (entry.field("depth") or "").strip().lower() == _GETS_IT
