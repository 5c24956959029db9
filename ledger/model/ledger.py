"""The whole ledger: every record, and what links them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import time
from functools import cached_property
from operator import attrgetter
from typing import TypeVar

from ledger.config import Config
from ledger.model.campaign import Campaign
from ledger.model.channel import Channel
from ledger.model.contact import Contact
from ledger.model.derived import per_record
from ledger.model.entry import Entry
from ledger.model.fault import Fault
from ledger.model.history import History
from ledger.model.lasting import lasting
from ledger.model.link import Link
from ledger.model.link_names import link_names, names_by_kind
from ledger.model.organization import Organization
from ledger.model.parts import Need
from ledger.model.profile import Profile
from ledger.model.record import Record, RecordKind
from ledger.model.skill import Skill
from ledger.model.suppression import Suppression
from ledger.model.taking_part import TakingPart, distinct, taking_part
from ledger.wording import fold

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Ledger:
    """All records in the order of their paths, and the faults found while reading them.

    `suppressions` are the comments that silence a check at a line; `history` is what was
    committed, where it was asked for. Nothing here changes; what is derived is worked out when
    first asked for. Links are resolved by id, then by alias, then (where the settings say so)
    by name; of two with the same id the first by path has it (a check tells of the other).
    """

    config: Config
    records: tuple[Record, ...]
    faults: tuple[Fault, ...] = field(default=())
    suppressions: tuple[Suppression, ...] = field(default=())
    history: History | None = None

    @cached_property
    def _names(self) -> Mapping[str, Record]:
        return link_names(self.records, by_name=self.config.names_as_text)

    @cached_property
    def _names_by_kind(self) -> Mapping[tuple[RecordKind, str], Record]:
        return names_by_kind(self.records)

    @property
    def names(self) -> Iterable[str]:
        """Every name that a link may use: folded ids and aliases."""
        return self._names.keys()

    @cached_property
    def _found(self) -> dict[str, Record | None]:
        """What each name as typed was found to name: a name is typed many times."""
        return {}

    def find(self, name: str) -> Record | None:
        """The record that an id, an alias or `folder/id` names, or None."""
        known = self._found
        if name in known:
            return known[name]
        found = self._names.get(fold(name)) or self._names.get(fold(name.rsplit("/", 1)[-1]))
        known[name] = found
        return found

    def resolve(self, link: Link | None) -> Record | None:
        """The record that a link leads to, or None."""
        return self.find(link.target) if link else None

    def resolve_as(self, link: Link | None, kind: type[R]) -> R | None:
        """The record that a link leads to, if it is of the kind wanted."""
        record = self.resolve(link)
        if link and self.config.names_as_text and not isinstance(record, kind):
            record = self._names_by_kind.get((kind.kind, fold(link.target)))
        return record if isinstance(record, kind) else None

    def kinds_called(self, records: Iterable[Record]) -> frozenset[RecordKind]:
        """The kinds of all records that have a name of one of these, their own among them."""
        called = (name for one in records for name in (one.id, *one.aliases, one.name))
        names = [fold(name) for name in called]
        known = self._names_by_kind
        return frozenset(kind for kind in RecordKind for name in names if (kind, name) in known)

    def of_kind(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of a kind, in the order of paths."""
        return tuple(record for record in self.records if isinstance(record, kind))

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """Every contact."""
        return self.of_kind(Contact)

    @cached_property
    def organizations(self) -> tuple[Organization, ...]:
        """Every organization."""
        return self.of_kind(Organization)

    @cached_property
    def campaigns(self) -> tuple[Campaign, ...]:
        """Every campaign."""
        return self.of_kind(Campaign)

    @cached_property
    def channels(self) -> tuple[Channel, ...]:
        """Every channel."""
        return self.of_kind(Channel)

    @cached_property
    def skills(self) -> tuple[Skill, ...]:
        """Every skill."""
        return self.of_kind(Skill)

    @cached_property
    def profile(self) -> Profile:
        """The owner's profile; an empty one where there is no `me.md`."""
        return next(iter(self.of_kind(Profile)), Profile(id="me", path="me.md", name=""))

    @property
    def pipeline(self) -> str:
        """The pipeline of campaigns that name none."""
        return self.profile.pipeline or "job"

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every dated line of every record, by date, time, path and line."""
        # Sorting keeps the order of equals: by path and line already, they need no key of four.
        in_order = sorted(self.records, key=attrgetter("path"))
        every = [entry for record in in_order for entry in record.entries]
        every.sort(key=lambda entry: entry.time or time.min)
        every.sort(key=attrgetter("date"))
        return tuple(every)

    @cached_property
    def by_path(self) -> Mapping[str, Record]:
        """Every record by its path."""
        return {record.path: record for record in self.records}

    @cached_property
    def _taking_part(self) -> TakingPart:
        return taking_part(self.entries, self.by_path, self.find, self.linked_in)

    def involved(self, entry: Entry) -> tuple[Record, ...]:
        """Who and what takes part in an entry: its holder and the links in its running text."""
        return self._taking_part.parties[entry.location].involved

    def parties(self, entry: Entry, kind: type[R]) -> tuple[R, ...]:
        """Those of a kind who take part in an entry."""
        return tuple(record for record in self.involved(entry) if isinstance(record, kind))

    def people_in(self, entry: Entry) -> tuple[Contact, ...]:
        """The contacts who take part in an entry."""
        return self._taking_part.parties[entry.location].contacts

    def linked_in(self, entry: Entry, field: str, kind: type[R]) -> tuple[R, ...]:
        """The records of a kind that a field of an entry links, or names outright."""
        if not entry.fields:
            return ()
        linked = [self.resolve_as(link, kind) for link in entry.links_in(field)]
        named = [self.find(value) for value in entry.all_fields(field)]
        return distinct((*linked, *(one for one in named if isinstance(one, kind))))

    def campaigns_of(self, entry: Entry) -> tuple[Campaign, ...]:
        """The campaigns that an entry serves: those taking part, and those its `for` links."""
        return self._taking_part.parties[entry.location].campaigns

    def channels_of(self, entry: Entry) -> tuple[Channel, ...]:
        """The channels that an entry stands with, links, or says it came `via`."""
        return self._taking_part.parties[entry.location].channels

    def entries_through(self, channel: Channel) -> tuple[Entry, ...]:
        """The entries that stand with a channel, link it or name it as their `via`, by date."""
        return self._taking_part.entries_through.get(channel.path, ())

    def entries_with(self, record: Record) -> tuple[Entry, ...]:
        """The entries that a record takes part in, or (a campaign) that serve it, by date."""
        return self._taking_part.entries_with.get(record.path, ())

    @cached_property
    def _links_to(self) -> Mapping[str, tuple[Record, ...]]:
        lists: dict[str, dict[str, Record]] = defaultdict(dict)
        for record in self.records:
            for name in {link.target for link in record.links()}:
                target = self.find(name)
                if target and target.path != record.path:
                    lists[target.path][record.path] = record
        return {path: tuple(sources.values()) for path, sources in lists.items()}

    def linked_from(self, record: Record) -> tuple[Record, ...]:
        """The records whose files link to this one anywhere."""
        return self._links_to.get(record.path, ())

    @lasting
    @per_record
    def organization_of(self, record: Record) -> Organization | None:
        """The organization that a campaign or a contact names."""
        if isinstance(record, (Campaign, Contact)):
            return self.resolve_as(record.organization, Organization)
        return None

    def needs_of(self, campaign: Campaign) -> tuple[Need, ...]:
        """A campaign's needs; those of its organization where it states none."""
        organization = self.organization_of(campaign)
        return campaign.needs or (organization.needs if organization else ())

    @lasting
    @per_record
    def decision_maker_of(self, campaign: Campaign) -> Contact | None:
        """Who decides: as the campaign says, else as its organization does."""
        organization = self.organization_of(campaign)
        own = self.resolve_as(campaign.decision_maker, Contact)
        if own or campaign.decision_maker or not organization:
            return own
        return self.resolve_as(organization.decision_maker, Contact)

    @cached_property
    def _staff(self) -> Mapping[str, tuple[Contact, ...]]:
        """The contacts of each organization, by its path."""
        lists: dict[str, list[Contact]] = defaultdict(list)
        for contact in self.contacts:
            if organization := self.organization_of(contact):
                lists[organization.path].append(contact)
        return {path: tuple(contacts) for path, contacts in lists.items()}

    def staff_of(self, organization: Organization) -> tuple[Contact, ...]:
        """The contacts who name an organization as theirs."""
        return self._staff.get(organization.path, ())

    @lasting
    @per_record
    def people_of(self, campaign: Campaign) -> tuple[Contact, ...]:
        """Their people: whom the campaign names by role, and the contacts of its organization."""
        named = [self.resolve_as(link, Contact) for link in campaign.people()]
        named.append(self.decision_maker_of(campaign))
        organization = self.organization_of(campaign)
        if organization:
            named += self.staff_of(organization)
        return tuple({person.path: person for person in named if person}.values())
