"""HW604: somebody was met before they were met."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import takewhile

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
        if still_ahead(ledger, contact.met, as_of):
            message = f"`met` is {contact.met}, which is after {as_of}"
            yield Finding(
                contact.place("met"), message, "put the right day in, or take the line out", 10
            )
            continue
        first = _met_before(ledger, contact, contact.met, as_of)
        if first:
            meeting = with_article(first.word.lower())
            related = Related(first.location, f"{meeting} on {first.date}")
            message = f"`met` is {contact.met}, and {meeting} with them was before that"
            remedy = f"put the day of the first meeting in: `met: {first.date}`"
            yield Finding(contact.place("met"), message, remedy, 10, (related,))


def _met_before(ledger: Ledger, contact: Contact, day: date, as_of: date) -> Entry | None:
    """The first entry in which they were in one room, if it was before a day."""
    earlier = takewhile(lambda entry: entry.date < day, ledger.entries_with(contact))
    return next(
        (
            entry
            for entry in earlier
            if entry.done_by(as_of) and (entry.mode == IN_PERSON or entry.kind.way is Way.GROUP)
        ),
        None,
    )
