"""Introductions: the point of value received that most often leads somewhere."""

from __future__ import annotations

from datetime import date

from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger

INTRODUCTION = "introduction"


def introductions(ledger: Ledger, contact: Contact, day: date) -> tuple[Entry, ...]:
    """The entries with a person up to a day in which they introduced somebody else."""
    return tuple(
        entry
        for entry in ledger.entries_with(contact)
        if entry.done_by(day)
        and is_introduction(entry)
        and any(ledger.resolve(link) is not contact for link in entry.links_in("got"))
    )


def givers(ledger: Ledger, entry: Entry) -> tuple[Contact, ...]:
    """Who made the introduction that an entry tells of.

    Whom its `via` names; else those taking part whom the files of the introduced name as the
    one they came through; else all who took part.
    """
    introduced = ledger.linked_in(entry, "got", Contact)
    others = tuple(one for one in ledger.people_in(entry) if one not in introduced)
    named = ledger.linked_in(entry, "via", Contact)
    through = [ledger.resolve_as(one.via, Contact) for one in introduced]
    return named or tuple(one for one in others if one in through) or others


def is_introduction(entry: Entry) -> bool:
    """Whether a point of value received in an entry is an introduction to somebody named."""
    return any(
        value.lower().startswith(INTRODUCTION) for value in entry.all_fields("got")
    ) and bool(entry.links_in("got"))
