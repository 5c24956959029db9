"""HW610: an introduction to somebody who was known already."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._text import with_article
from ledger.diagnostic import Related, Severity
from ledger.model.contact import Contact
from ledger.model.derived import per_record
from ledger.model.entry import Entry
from ledger.model.entry_index import every_introduction
from ledger.model.exchange import is_two_way
from ledger.model.lasting import lasting
from ledger.model.ledger import Ledger
from ledger.model.timeline import done_with


@check(
    "HW610",
    "already-met",
    Severity.WARNING,
    why="an introduction to somebody you knew credits whoever made it with doors they did not open",
)
def already_met(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """Known is whoever was met or spoken to, they alone: a name that fell in a talk is no talk."""
    for entry in every_introduction(ledger):
        if not entry.done_by(as_of):
            continue
        for link in entry.links_in("got"):
            person = ledger.resolve_as(link, Contact)
            known = _known(ledger, person, entry.date) if person else None
            if person and known and not _takes_part(ledger, entry, person):
                said, related = known
                yield Finding(
                    link.location,
                    f"an introduction to `{person.id}` on {entry.date}, {said}",
                    "put the right day in, or say what else you received: `[got:: …]`",
                    link.length,
                    (related,),
                )


def _known(ledger: Ledger, person: Contact, day: date) -> tuple[str, Related] | None:
    """Since when somebody had been met or spoken to before a day, and where that stands."""
    if person.met and person.met < day:
        said = f"who was met on {person.met}"
        return said, Related(person.place("met"), f"`met` is {person.met}")
    first = _first_talk(ledger, person)
    if first and first.date < day:
        talk = f"{with_article(first.word.lower())} on {first.date}"
        return f"after {talk}", Related(first.location, talk)
    return None


def _takes_part(ledger: Ledger, entry: Entry, person: Contact) -> bool:
    return any(one.path == person.path for one in ledger.parties(entry, Contact))


@lasting
@per_record
def _first_talk(ledger: Ledger, person: Contact) -> Entry | None:
    """The first time that somebody was spoken to, they alone."""
    talks = (one for one in done_with(ledger, person) if is_two_way(one))
    return next((one for one in talks if _alone(ledger, one)), None)


def _alone(ledger: Ledger, entry: Entry) -> bool:
    return len(ledger.parties(entry, Contact)) == 1
