"""HW604: somebody was met before they were met."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._text import with_article
from ledger.config import Way
from ledger.diagnostic import Related, Severity
from ledger.model.contact import Contact
from ledger.model.entry import IN_PERSON, Entry
from ledger.model.ledger import Ledger
from ledger.model.written import still_ahead


@check(
    "HW604",
    "met-later",
    Severity.WARNING,
    why="it says since when you know them, so a wrong day makes an old acquaintance look new",
)
def met_later(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """An email or a call may well come before the first meeting."""
    for contact in ledger.contacts:
        if contact.met is None:
            continue
        place = contact.place("met")
        if still_ahead(ledger, contact.met, as_of):
            message = f"`met` is {contact.met}, which is after {as_of}"
            yield Finding(place, message, "put the right day in, or take the line out", 10)
            continue
        first = _first_meeting(ledger, contact, as_of)
        if first and first.date < contact.met:
            meeting = with_article(first.word.lower())
            related = Related(first.location, f"{meeting} on {first.date}")
            message = f"`met` is {contact.met}, and {meeting} with them was before that"
            remedy = f"put the day of the first meeting in: `met: {first.date}`"
            yield Finding(place, message, remedy, 10, (related,))


def _first_meeting(ledger: Ledger, contact: Contact, as_of: date) -> Entry | None:
    """The first entry in which they were in one room."""
    return next(
        (
            entry
            for entry in ledger.entries_with(contact)
            if entry.done_by(as_of) and (entry.mode == IN_PERSON or entry.kind.way is Way.GROUP)
        ),
        None,
    )
