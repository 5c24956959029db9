"""HW603: somebody is said to have introduced themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, record_check
from ledger.diagnostic import Severity
from ledger.model.campaign import Campaign
from ledger.model.channel import Channel
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.evidence.introduction import is_introduction
from ledger.model.ledger import Ledger
from ledger.model.record import Record


@record_check(
    "HW603",
    "introduced-themselves",
    Severity.ERROR,
    why="whoever made the introduction is left out: no thanks to them, and no figure",
)
def introduced_themselves(ledger: Ledger, record: Record, as_of: date) -> Iterator[Finding]:
    """An introduction has three people in it; here there are two."""
    via = record.via if isinstance(record, (Contact, Campaign)) else None
    if via and ledger.find(via.target) is record:
        yield Finding(
            record.place("via"),
            f"`via` names `{record.id}` itself",
            "name the channel or the person it came through, or take the line out",
            len(via.target),
        )
    for entry in record.entries:
        if entry.fields and is_introduction(entry):
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
