"""HW603: somebody is said to have introduced themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._targets import led_to
from ledger.diagnostic import Severity
from ledger.model.campaign import Campaign
from ledger.model.channel import Channel
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.entry_index import every_introduction
from ledger.model.ledger import Ledger


@check(
    "HW603",
    "introduced-themselves",
    Severity.ERROR,
    why="whoever made the introduction is left out: no thanks to them, and no figure",
)
def introduced_themselves(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """An introduction has three people in it; here there are two."""
    records: tuple[Contact | Campaign, ...] = (*ledger.contacts, *ledger.campaigns)
    for record in records:
        if record.via and led_to(ledger).get(record.via.target) is record:
            yield Finding(
                record.place("via"),
                f"`via` names `{record.id}` itself",
                "name the channel or the person it came through, or take the line out",
                len(record.via.target),
            )
    for entry in every_introduction(ledger):
        yield from _judge(ledger, entry)


def _judge(ledger: Ledger, entry: Entry) -> Iterator[Finding]:
    people = ledger.parties(entry, Contact)
    if len(people) != 1 or ledger.parties(entry, Channel):
        return
    for link in entry.links_in("got"):
        if ledger.resolve(link) is people[0]:
            yield Finding(
                link.location,
                f"`{people[0].id}` takes part in this line, and is the one it introduces",
                "link whoever made the introduction: `[[PERSON]]` before the field",
                link.length,
            )
