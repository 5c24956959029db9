"""What passed between us: the entries on a campaign that are ours and theirs alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from ledger.config import Way
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.exchange import is_two_way, is_way_in
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.model.stage import lines_by

_VALUES_US = "values-us"
_MINE = (Way.OUT, Way.CONTENT, Way.BUSY, Way.OFF)


def has_begun(record: Record, as_of: date) -> bool:
    """Whether a record's story had begun by a day; it had where it has no stages."""
    return not record.stages or bool(lines_by(record, as_of))


def between(ledger: Ledger, campaign: Campaign, since: date = date.min) -> tuple[Entry, ...]:
    """The entries on a campaign, and those with its people that serve no other, by date.

    What names others alone (an advocate, an introducer) is not between them and me. Of a
    campaign that names none of its people anybody is theirs who is on no list of advocates.
    Entries of before `since` are left out.
    """
    people = {person.path: person for person in ledger.people_of(campaign)}
    found = {
        entry.location: entry
        for entry in ledger.entries_with(campaign)
        if entry.date >= since and _concerns(ledger, entry, people)
    }
    for person in people.values():
        for entry in ledger.entries_with(person):
            if entry.date >= since and not ledger.campaigns_of(entry):
                found.setdefault(entry.location, entry)
    return tuple(sorted(found.values(), key=lambda entry: entry.sort_key))


def is_theirs(contact: Contact, people: Collection[str], day: date) -> bool:
    """Whether somebody named on a campaign is one of its people (by their paths) on a day."""
    return contact.path in people if people else not lines_by(contact, day)


def _concerns(ledger: Ledger, entry: Entry, people: Collection[str]) -> bool:
    """Whether an entry on a campaign names one of its people, or nobody at all."""
    named = ledger.parties(entry, Contact)
    return not named or any(is_theirs(contact, people, entry.date) for contact in named)


def they_moved(entry: Entry) -> bool:
    """Whether the other side did something: a way in, or a conversation."""
    return is_way_in(entry) or is_two_way(entry)


def values_us(entries: Iterable[Entry], as_of: date) -> tuple[bool | None, tuple[Entry, ...]]:
    """Whether they value the offer, as the last day says that tells of it, and what tells.

    None where nothing does. What I wrote to them is no evidence; of two of one day the no
    counts.
    """
    said = [
        (entry, word == "yes")
        for entry in entries
        if entry.done_by(as_of)
        and (word := (entry.field(_VALUES_US) or "").strip().lower()) in ("yes", "no")
        and entry.kind.way not in _MINE
        and not entry.automatic
    ]
    if not said:
        return None, ()
    last = max(entry.date for entry, _ in said)
    valued = all(yes for entry, yes in said if entry.date == last)
    return valued, tuple(entry for entry, _ in said)
