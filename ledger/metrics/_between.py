"""What passed between us: the entries on a campaign that are ours and theirs alone."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from ledger.config import Way
from ledger.model import timeline
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.derived import per_record
from ledger.model.entry import Entry
from ledger.model.exchange import is_two_way, is_way_in
from ledger.model.lasting import lasting
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.model.stage import has_stage
from ledger.value import Value

_VALUES_US = "values-us"
_MINE = (Way.OUT, Way.CONTENT, Way.BUSY, Way.OFF)


def has_begun(record: Record, as_of: date) -> bool:
    """Whether a record's story had begun by a day; it had where it has no stages."""
    return not record.stages or has_stage(record, as_of)


def is_known(ledger: Ledger, campaign: Campaign, as_of: date) -> bool:
    """Whether a campaign had a file by a day: its story had begun, or a line was on it by then."""
    return has_begun(campaign, as_of) or bool(
        timeline.up_to(ledger.entries_with(campaign)[:1], as_of)
    )


def between(ledger: Ledger, campaign: Campaign, since: date = date.min) -> Sequence[Entry]:
    """The entries on a campaign, and those with its people that serve no other, by date.

    What names others alone (an advocate, an introducer) is not between them and me. Of a
    campaign that names none of its people anybody is theirs who is on no list of advocates.
    Entries of before `since` are left out.
    """
    return timeline.since(_ever_between(ledger, campaign), since)


@lasting
@per_record
def _ever_between(ledger: Ledger, campaign: Campaign) -> tuple[Entry, ...]:
    people = {person.path: person for person in ledger.people_of(campaign)}
    found = {
        entry.location: entry
        for entry in ledger.entries_with(campaign)
        if _concerns(ledger, entry, people)
    }
    for person in people.values():
        for entry in ledger.entries_with(person):
            if not ledger.campaigns_of(entry):
                found.setdefault(entry.location, entry)
    return tuple(sorted(found.values(), key=lambda entry: entry.sort_key))


def is_theirs(contact: Contact, people: Collection[str], day: date) -> bool:
    """Whether somebody named on a campaign is one of its people (by their paths) on a day."""
    return contact.path in people if people else not has_stage(contact, day)


def _concerns(ledger: Ledger, entry: Entry, people: Collection[str]) -> bool:
    """Whether an entry on a campaign names one of its people, or nobody at all."""
    named = ledger.people_in(entry)
    return not named or any(is_theirs(contact, people, entry.date) for contact in named)


def they_moved(entry: Entry) -> bool:
    """Whether the other side did something: a way in, or a conversation."""
    return is_way_in(entry) or is_two_way(entry)


class Word(Value, frozen=True):
    """An entry that says whether they value the offer, and which of the two."""

    entry: Entry
    yes: bool

    @property
    def date(self) -> datetime.date:
        """The day on which it was said."""
        return self.entry.date


def words_of(entries: Iterable[Entry]) -> tuple[Word, ...]:
    """What some entries say of whether they value the offer, by date.

    What I wrote to them is no evidence, nor is what is still to do.
    """
    return tuple(
        Word(entry, word == "yes")
        for entry in entries
        if entry.fields
        and (word := (entry.field(_VALUES_US) or "").strip().lower()) in ("yes", "no")
        and entry.kind.way not in _MINE
        and not (entry.todo or entry.automatic)
    )


def values_us(words: Sequence[Word], as_of: date) -> tuple[bool | None, tuple[Entry, ...]]:
    """Whether they value the offer, as the last day says that tells of it, and what tells.

    None where nothing does. Of two of one day the no counts.
    """
    said = timeline.up_to(words, as_of)
    if not said:
        return None, ()
    valued = all(one.yes for one in said if one.date == said[-1].date)
    return valued, tuple(one.entry for one in said)


@lasting
@per_record
def words_on(ledger: Ledger, campaign: Campaign) -> tuple[Word, ...]:
    """What was said between us on a campaign of whether they value the offer, by date."""
    return words_of(between(ledger, campaign))
