"""Who introduced whom, and whose introduction a campaign came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ledger.metrics._origin import first_result
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.evidence import is_introduction
from ledger.model.exchange import exchanges
from ledger.model.ledger import Ledger
from ledger.model.stage import lines_by

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Introduction:
    """One person whom somebody introduced, and the entry that tells of it."""

    introducer: Contact
    introduced: Contact
    entry: Entry

    @property
    def order(self) -> tuple[date, str]:
        """Date and introducer: the first to introduce somebody has the credit."""
        return (self.entry.date, self.introducer.id)


def is_advocate(contact: Contact, as_of: date) -> bool:
    """Whether a contact was on the list of advocates by a day."""
    return bool(lines_by(contact, as_of))


def introductions_by(ledger: Ledger, as_of: date) -> tuple[Introduction, ...]:
    """Each person who has a record and whom somebody introduced by a day, once, by date.

    Nobody introduces themselves, and nobody is introduced with whom there was an exchange
    before that day.
    """
    first: dict[str, Introduction] = {}
    for entry in ledger.entries:
        if not (entry.fields and entry.done_by(as_of) and is_introduction(entry)):
            continue
        for person in ledger.linked_in(entry, "got", Contact):
            introducer = _introducer(ledger, entry, person)
            if introducer is None:
                continue
            made = Introduction(introducer, person, entry)
            known = first.get(person.path)
            if known is None or made.order < known.order:
                first[person.path] = made
    new = (one for one in first.values() if _is_new(ledger, one))
    return tuple(sorted(new, key=lambda one: (*one.order, one.introduced.id)))


def introducer_of(
    ledger: Ledger, campaign: Campaign, made: Sequence[Introduction], as_of: date
) -> Contact | None:
    """The one advocate whom a campaign came from by a day.

    The first on the chain of its `via`; else who was the first to introduce one of their
    people, or to introduce somebody for it, up to its first result.
    """
    seen: set[str] = set()
    record = ledger.resolve(campaign.via)
    while isinstance(record, Contact) and record.path not in seen:
        if is_advocate(record, as_of):
            return record
        seen.add(record.path)
        record = ledger.resolve(record.via)
    people = {person.path for person in ledger.people_of(campaign)}
    found = [
        one
        for one in made
        if is_advocate(one.introducer, as_of)
        and (one.introduced.path in people or campaign in ledger.campaigns_of(one.entry))
    ]
    if not found:
        return None
    earliest = min(found, key=lambda one: one.order)
    result = first_result(ledger, campaign, as_of)
    return earliest.introducer if result is None or earliest.entry.date <= result.date else None


def _introducer(ledger: Ledger, entry: Entry, introduced: Contact) -> Contact | None:
    """Who made an introduction: the entry's `via`, else an advocate taking part, else the first."""
    named = ledger.linked_in(entry, "via", Contact)
    others = [one for one in ledger.parties(entry, Contact) if one.path != introduced.path]
    return next(iter((*named, *sorted(others, key=lambda one: not one.advocate))), None)


def _is_new(ledger: Ledger, one: Introduction) -> bool:
    return not exchanges(ledger, one.introduced, one.entry.date - _ONE_DAY)
