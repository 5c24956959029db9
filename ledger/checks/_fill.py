"""The line to type for a piece of evidence, with the names that the ledger already holds."""

from __future__ import annotations

from datetime import date, timedelta

from ledger.checks._stages import Step
from ledger.checks._text import as_value
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.evidence import Evidence
from ledger.model.ledger import Ledger
from ledger.model.organization import Organization
from ledger.model.record import Record

# The one piece of evidence whose day lies ahead of the stage: when to look at it again.
_AHEAD = {"watch": timedelta(days=60)}

# Evidence that stands in another file than the stage that wants it.
_ELSEWHERE = {"wanted-skill": " in a campaign's file"}


def line_for(ledger: Ledger, step: Step, wanted: Evidence, as_of: date) -> str:
    """The line of a piece of evidence for a step, in backticks.

    What the ledger cannot guess is in capitals.
    """
    record = step.record
    day = as_of + _AHEAD[wanted.name] if wanted.name in _AHEAD else step.line.date or as_of
    line = wanted.line.format(
        id=record.id,
        date=day,
        stage=step.stage.name,
        title=as_value(record.name) if record.name != record.id else "TITLE",
        person=_person(ledger, record) or "PERSON",
        organization=_organization(ledger, record) or "ORGANIZATION",
    )
    if elsewhere := _ELSEWHERE.get(wanted.name):
        return f"`{line}`{elsewhere}"
    return _beside(record, line)


def _beside(record: Record, line: str) -> str:
    """A line for a record's file, and how it goes with a key that is there already: not twice."""
    key, _, value = line.partition(": ")
    if not record.fields.get(key):
        return f"`{line}`"
    needs = record.needs if isinstance(record, Campaign) and key == "needs" else ()
    if unsourced := next((need for need in needs if not need.source), None):
        source = value.rpartition(", ")[2]
        return f"`, {source}` behind `{unsourced.name}` in line {unsourced.location.line}"
    if needs:
        return f"`- {value}` in a list below `needs:`"
    return f"`{line}` in the place of line {record.key_place(key).line}"


def _person(ledger: Ledger, record: Record) -> str:
    """One of their people, else somebody who takes part in its entries."""
    if isinstance(record, Contact):
        return record.id
    people = list(ledger.people_of(record)) if isinstance(record, Campaign) else []
    for entry in ledger.entries_with(record):
        people += ledger.parties(entry, Contact)
    return people[0].id if people else ""


def _organization(ledger: Ledger, record: Record) -> str:
    """An organization that the file links, else that of its people."""
    linked = [ledger.resolve(link) for link in record.links()]
    found = [one for one in linked if isinstance(one, Organization)]
    for entry in ledger.entries_with(record):
        for person in ledger.parties(entry, Contact):
            if organization := ledger.organization_of(person):
                found.append(organization)
    return found[0].id if found else ""
