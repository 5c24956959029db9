"""Turns of phrase that several rules share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.exchange import is_way_out
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.wording import listing, shorten

_LINK = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]*))?\]\]")


def names(people: Iterable[Record]) -> str:
    """`Dana Kim and Lee Park`."""
    return listing(person.name for person in people)


def quoted_issue(issue: str) -> str:
    """An issue as a person wrote it, in quotation marks."""
    return f"“{shorten(issue)}”"


def plain(ledger: Ledger, text: str) -> str:
    """A text with its links as the names that they show."""

    def shown(match: re.Match[str]) -> str:
        record = ledger.find(match[1])
        return match[2] or (record.name if record else match[1])

    return _LINK.sub(shown, text)


def subject_of(ledger: Ledger, entry: Entry) -> Record | None:
    """What an entry is about: its campaign, else its person, else nothing in particular."""
    campaigns = ledger.campaigns_of(entry)
    if campaigns:
        return campaigns[0]
    return next(iter(ledger.parties(entry, Contact)), None)


def below_stages(record: Record) -> str:
    """Where the stage lines of a record stand; an advocate's are below `advocate:`."""
    return f"below `{'advocate' if isinstance(record, Contact) else 'stages'}:` in {record.path}"


def wrote_lately(ledger: Ledger, record: Record, as_of: date) -> bool:
    """Whether the next word is theirs: a way out that is no older than `dialog-pair` days."""
    longest = ledger.config.rules.dialog_pair
    return any(
        is_way_out(entry) and entry.done_by(as_of) and (as_of - entry.date).days <= longest
        for entry in ledger.entries_with(record)
    )


def reachable(ledger: Ledger, campaign: Campaign) -> Contact | None:
    """Whom to write to about a campaign: the person last spoken with, else its first person."""
    people = ledger.people_of(campaign)
    for entry in reversed(ledger.entries_with(campaign)):
        for person in ledger.parties(entry, Contact):
            if person in people or not people:
                return person
    return people[0] if people else None
