"""Who introduced whom, and whose introduction a campaign came from."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from ledger.metrics._origin import came_through, first_result
from ledger.model.around import campaigns_around
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.derived import per_ledger
from ledger.model.entry import Entry
from ledger.model.entry_index import every_introduction
from ledger.model.evidence.introduction import is_introduction
from ledger.model.exchange import exchanges
from ledger.model.lasting import lines_by, of_front_matter
from ledger.model.ledger import Ledger
from ledger.model.stage import has_stage
from ledger.model.timeline import up_to
from ledger.value import Value

_ONE_DAY = timedelta(days=1)


class Introduction(Value, frozen=True):
    """One person whom somebody introduced, and the entry that tells of it."""

    introducer: Contact
    introduced: Contact
    entry: Entry

    @property
    def order(self) -> tuple[date, str, str, str]:
        """Date and introducer: the first to introduce somebody has the credit."""
        return (self.entry.date, self.introducer.id, self.introduced.id, self.introducer.path)

    @property
    def date(self) -> datetime.date:
        """The day of it."""
        return self.entry.date


def is_advocate(contact: Contact, as_of: date) -> bool:
    """Whether a contact was on the list of advocates by a day."""
    return has_stage(contact, as_of)


def introductions_by(ledger: Ledger, as_of: date) -> Sequence[Introduction]:
    """Each person who has a record and whom somebody introduced by a day, once, by date.

    Nobody introduces themselves, and nobody is introduced with whom there was an exchange
    before that day.
    """
    return up_to(_introductions(ledger), as_of)


@per_ledger
def _introductions(ledger: Ledger) -> tuple[Introduction, ...]:
    """The introductions of all days: the first of somebody is the first on any later day."""
    first: dict[str, Introduction] = {}
    for (by, whom), (entry, *_) in _told_of(ledger).items():
        introducer, person = ledger.by_path[by], ledger.by_path[whom]
        if isinstance(introducer, Contact) and isinstance(person, Contact):
            made = Introduction(introducer, person, entry)
            known = first.get(whom)
            if known is None or made.order < known.order:
                first[whom] = made
    new = (one for one in first.values() if _is_new(ledger, one))
    return tuple(sorted(new, key=lambda one: (*one.order, one.introduced.path)))


@lines_by
def _told_of(ledger: Ledger, entry: Entry) -> Sequence[tuple[str, str]]:
    """The lines in which each person, by path, introduced each other one."""
    if entry.todo or not entry.fields or not is_introduction(entry):
        return ()
    people = ledger.linked_in(entry, "got", Contact)
    made = ((_introducer(ledger, entry, person), person.path) for person in people)
    return [(introducer.path, path) for introducer, path in made if introducer]


def untold(ledger: Ledger, as_of: date) -> Sequence[Entry]:
    """The lines up to a day that tell of an introduction and make none.

    Whoever was introduced has no file, was introduced or spoken with before, or nobody is
    named who introduced them.
    """
    return up_to(_untold(ledger), as_of)


@per_ledger
def _untold(ledger: Ledger) -> tuple[Entry, ...]:
    made = {one.entry.location for one in _introductions(ledger)}
    return tuple(
        entry
        for entry in every_introduction(ledger)
        if not entry.todo and entry.location not in made
    )


def introducer_of(ledger: Ledger, campaign: Campaign, as_of: date) -> Contact | None:
    """The one advocate whom a campaign came from by a day.

    The first on the chain of its `via`; else who was the first to introduce one of their
    people, or to introduce somebody for it, up to its first result.
    """
    for person in came_through(ledger, campaign):
        if is_advocate(person, as_of):
            return person
    made = up_to(introductions_to(ledger, campaign), as_of)
    earliest = next((one for one in made if is_advocate(one.introducer, as_of)), None)
    if earliest is None:
        return None
    result = first_result(ledger, campaign, as_of)
    return earliest.introducer if result is None or earliest.date <= result.date else None


def introductions_to(ledger: Ledger, campaign: Campaign) -> Sequence[Introduction]:
    """The introductions of all days to one of a campaign's people, or made for it, in order."""
    return _by_campaign(ledger).get(campaign.path, ())


@per_ledger
def _by_campaign(ledger: Ledger) -> Mapping[str, Sequence[Introduction]]:
    """The introductions that led to each campaign, by its path."""
    found: dict[str, list[Introduction]] = defaultdict(list)
    theirs = campaigns_around(ledger)
    for one in _introductions(ledger):
        served = (campaign.path for campaign in ledger.campaigns_of(one.entry))
        for path in {*theirs.get(one.introduced.path, ()), *served}:
            found[path].append(one)
    return found


def _introducer(ledger: Ledger, entry: Entry, introduced: Contact) -> Contact | None:
    """Who made an introduction: the entry's `via`, else an advocate taking part, else the first.

    Whoever came on the list of advocates later takes nobody's credit.
    """
    named = ledger.linked_in(entry, "via", Contact)
    parties = ledger.people_in(entry)
    advocates_first = sorted(parties, key=lambda one: not is_advocate(one, entry.date))
    others = (one for one in (*named, *advocates_first) if one.path != introduced.path)
    return next(others, None)


def _is_new(ledger: Ledger, one: Introduction) -> bool:
    return not exchanges(ledger, one.introduced, one.entry.date - _ONE_DAY)


class CameOf(Value, frozen=True):
    """What came of some introductions: how many there were, conversations, decision-makers."""

    introductions: int
    conversations: int
    decision_makers: int


def came_of(ledger: Ledger, made: Sequence[Introduction], as_of: date) -> CameOf:
    """What came of introductions; a decision-maker counts once there was a conversation."""
    spoken = [one for one in made if talked(ledger, one, as_of)]
    deciding = sum(one.introduced.path in deciders(ledger) for one in spoken)
    return CameOf(len(made), len(spoken), deciding)


def talked(ledger: Ledger, one: Introduction, as_of: date) -> bool:
    """Whether an exchange followed with the person introduced."""
    held = exchanges(ledger, one.introduced, as_of)
    return bool(held) and held[-1].date >= one.date


@of_front_matter
@per_ledger
def deciders(ledger: Ledger) -> set[str]:
    """The paths of everybody who decides about a campaign or an organization."""
    named = [ledger.decision_maker_of(campaign) for campaign in ledger.campaigns]
    named += [ledger.resolve_as(one.decision_maker, Contact) for one in ledger.organizations]
    return {person.path for person in named if person}
