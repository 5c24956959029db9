"""A stage line being judged, and how a piece of evidence is defined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.evidence.introduction import is_introduction
from ledger.model.ledger import Ledger
from ledger.model.parts import Need
from ledger.model.record import Record
from ledger.model.skill import Skill
from ledger.model.stage import Transition
from ledger.value import Value


@dataclass(frozen=True)
class Case:
    """A stage line being judged: the record, the step into the stage, and what is known."""

    ledger: Ledger
    record: Record
    transition: Transition
    as_of: date

    @property
    def day(self) -> date:
        """The day of the step; today where the line has none."""
        return self.transition.line.date or self.as_of

    def covers(self, day: date) -> bool:
        """Whether what happened on a day may be evidence: it belongs to this episode.

        Whoever goes back to the stage they had has shown what it takes in an episode before.
        """
        return self.transition.returns or self.transition.episode.covers(day)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The record's entries in this episode, up to the day of the step."""
        every = self.ledger.entries_with(self.record)
        return tuple(
            entry for entry in every if entry.done_by(self.day) and self.covers(entry.date)
        )

    @property
    def campaign(self) -> Campaign | None:
        """The record, if it is a campaign."""
        return self.record if isinstance(self.record, Campaign) else None

    @property
    def contact(self) -> Contact | None:
        """The record, if it is a contact."""
        return self.record if isinstance(self.record, Contact) else None

    @property
    def skill(self) -> Skill | None:
        """The record, if it is a skill."""
        return self.record if isinstance(self.record, Skill) else None

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """The needs of a campaign."""
        return self.ledger.needs_of(self.campaign) if self.campaign else ()

    @cached_property
    def theirs(self) -> frozenset[str]:
        """The paths of their people's files."""
        people = self.ledger.people_of(self.campaign) if self.campaign else ()
        return frozenset(person.path for person in people)

    @cached_property
    def with_theirs(self) -> tuple[Entry, ...]:
        """Entries of this episode on the campaign, or with one of their people."""
        found = {entry.location: entry for entry in self.entries}
        for person in self.ledger.people_of(self.campaign) if self.campaign else ():
            for entry in self.ledger.entries_with(person):
                concerns = may_concern(self.ledger, entry, self.record)
                if concerns and entry.done_by(self.day) and self.covers(entry.date):
                    found.setdefault(entry.location, entry)
        return tuple(sorted(found.values(), key=lambda entry: entry.sort_key))

    def has(self, *kinds: str) -> bool:
        """Whether one of the entries is of one of these kinds."""
        return any(entry.kind.name in kinds for entry in self.entries)


def introductions_to_theirs(case: Case) -> list[Entry]:
    """The entries by the day of the step in which somebody introduced one of their people."""
    ledger = case.ledger
    return [
        entry
        for person in (ledger.people_of(case.campaign) if case.campaign else ())
        for record in (person, *ledger.linked_from(person))
        for entry in record.entries
        if entry.done_by(case.day)
        and is_introduction(entry)
        and any(ledger.resolve(link) is person for link in entry.links_in("got"))
    ]


def may_concern(ledger: Ledger, entry: Entry, record: Record) -> bool:
    """Whether an entry with somebody may be about a campaign: it serves it, or no other alone."""
    served = ledger.campaigns_of(entry)
    return not served or record in served


class Evidence(Value, frozen=True):
    """One piece of evidence: whether a case has it, what it is in words, and the line to type.

    `line` is empty where nothing that a person types would bring it about.
    """

    name: str
    wanted: str
    line: str
    holds: Callable[[Case], bool]


_registry: dict[str, Evidence] = {}


def evidence(
    name: str, wanted: str, line: str
) -> Callable[[Callable[[Case], bool]], Callable[[Case], bool]]:
    """Register a function as the evidence of this name."""

    def register(holds: Callable[[Case], bool]) -> Callable[[Case], bool]:
        _registry[name] = Evidence(name, wanted, line, holds)
        return holds

    return register


def evidence_named(name: str) -> Evidence | None:
    """The evidence that a pipeline's settings call by this name, or None."""
    return _registry.get(name)


def evidence_names() -> tuple[str, ...]:
    """Every name that a pipeline may use."""
    return tuple(_registry)


def missing(case: Case, names: tuple[str, ...]) -> tuple[Evidence, ...]:
    """The evidence among `names` that a case lacks; unknown names are another check's business."""
    known = (evidence_named(name) for name in names)
    return tuple(one for one in known if one and not one.holds(case))
