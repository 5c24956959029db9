"""What stands behind each organization that one dreams of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from ledger.metrics._between import between as between_us
from ledger.metrics._between import is_known, they_moved
from ledger.metrics._dialogs import says_what
from ledger.metrics._introductions import Introduction, introductions_by
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.derived import per_day, per_ledger, per_record
from ledger.model.entry import Entry
from ledger.model.exchange import exchanges
from ledger.model.lasting import lasting
from ledger.model.ledger import Ledger
from ledger.model.organization import Organization
from ledger.model.parts import Need
from ledger.model.record import Record
from ledger.model.timeline import between, done_with
from ledger.value import Value

VIA, ADVOCATE, INTRODUCED, EXCHANGE = "via", "advocate", "introduced", "exchange"


class Route(Value, frozen=True):
    """A way in: what kind of one, through whom, and the `path:line` that tells of it."""

    how: str
    person: Contact
    place: str


class Dream(Value, frozen=True):
    """An organization that one dreams of in five columns, with what each of them holds.

    `needs` are those with a source. `incumbent` and `difference` are the first that it or one
    of its campaigns states, each with its place. `recent` is what meant something between us
    in the last days, oldest first. A column is whole where what it holds is not empty; that
    of the incumbent needs both.
    """

    organization: Organization
    campaigns: tuple[Campaign, ...]
    needs: tuple[Need, ...]
    decider: Contact | None
    routes: tuple[Route, ...]
    incumbent: tuple[str, str] | None
    difference: tuple[str, str] | None
    recent: tuple[Entry, ...]

    @property
    def columns(self) -> tuple[bool, bool, bool, bool, bool]:
        """Whether needs, decision-maker, route, incumbent and recent are there."""
        rival = bool(self.incumbent and self.difference)
        return (bool(self.needs), bool(self.decider), bool(self.routes), rival, bool(self.recent))


class _Around(Value, frozen=True):
    """What belongs to an organization: its campaigns that have begun, and its people."""

    organization: Organization
    campaigns: tuple[Campaign, ...]
    people: tuple[Contact, ...]


@per_day
def dreams_on(ledger: Ledger, as_of: date) -> tuple[Dream, ...]:
    """Each organization marked `dream: true`, the one with most columns first."""
    marked = [one for one in ledger.organizations if one.dream]
    introduced = {one.introduced.path: one for one in introductions_by(ledger, as_of)}
    around = _around(ledger, marked, as_of)
    found = [_dream(ledger, around[one.path], introduced, as_of) for one in marked]
    return tuple(sorted(found, key=lambda one: (-sum(one.columns), one.organization.id)))


def _around(ledger: Ledger, dreams: Sequence[Organization], as_of: date) -> Mapping[str, _Around]:
    """What belongs to each dream organization, by its path."""
    pursued = _pursued_at(ledger)
    return {
        one.path: _Around(
            one,
            tuple(each for each in pursued.get(one.path, ()) if is_known(ledger, each, as_of)),
            ledger.staff_of(one),
        )
        for one in dreams
    }


@per_ledger
def _pursued_at(ledger: Ledger) -> Mapping[str, Sequence[Campaign]]:
    """The campaigns that name each organization, by its path."""
    campaigns: dict[str, list[Campaign]] = defaultdict(list)
    for campaign in ledger.campaigns:
        if home := ledger.organization_of(campaign):
            campaigns[home.path].append(campaign)
    return campaigns


def _dream(
    ledger: Ledger,
    around: _Around,
    introduced: Mapping[str, Introduction],
    as_of: date,
) -> Dream:
    people = _people(ledger, around)
    routes = _routes(ledger, around, people, introduced, as_of)
    since = as_of - timedelta(days=ledger.config.rules.dream_entry)
    return Dream(
        organization=around.organization,
        campaigns=around.campaigns,
        needs=tuple(_sourced(ledger, around, as_of)),
        decider=_decider(ledger, around),
        routes=tuple({one.place: one for one in routes}.values()),
        incumbent=_stated(around, "incumbent"),
        difference=_stated(around, "difference"),
        recent=tuple(_dealings(ledger, around, people, since, as_of)),
    )


def _sourced(ledger: Ledger, around: _Around, as_of: date) -> Iterator[Need]:
    """The needs that have a source by a day."""
    needs = [*around.organization.needs]
    for campaign in around.campaigns:
        needs += ledger.needs_of(campaign)
    for need in {need.location: need for need in needs}.values():
        if need.source and not (need.source_date and need.source_date > as_of):
            yield need


def _decider(ledger: Ledger, around: _Around) -> Contact | None:
    """Who decides there: as its own record says, else a campaign's."""
    own = ledger.resolve_as(around.organization.decision_maker, Contact)
    theirs = (ledger.decision_maker_of(campaign) for campaign in around.campaigns)
    return own or next((one for one in theirs if one), None)


def _people(ledger: Ledger, around: _Around) -> tuple[Contact, ...]:
    named = [person for campaign in around.campaigns for person in ledger.people_of(campaign)]
    decider = _decider(ledger, around)
    every = [*around.people, *named, *([decider] if decider else [])]
    return tuple({person.path: person for person in every}.values())


def _routes(
    ledger: Ledger,
    around: _Around,
    people: Sequence[Contact],
    introduced: Mapping[str, Introduction],
    as_of: date,
) -> Iterator[Route]:
    """The ways in, with the places that tell of them.

    A campaign that came `via` a person or names `advocates`; one of their people to whom I
    was introduced, or with whom there was an exchange.
    """
    for campaign in around.campaigns:
        if person := ledger.resolve_as(campaign.via, Contact):
            yield Route(VIA, person, str(campaign.place("via")))
        named = (ledger.resolve_as(link, Contact) for link in campaign.advocates)
        if person := next((one for one in named if one), None):
            yield Route(ADVOCATE, person, str(campaign.place("advocates")))
    for person in people:
        if known := introduced.get(person.path):
            yield Route(INTRODUCED, known.introducer, known.entry.evidence)
        for exchange in exchanges(ledger, person, as_of)[-1:]:
            yield from (Route(EXCHANGE, person, entry.evidence) for entry in exchange.entries)


def _stated(around: _Around, key: str) -> tuple[str, str] | None:
    """What the organization or one of its campaigns first says of a key, and where."""
    sources: tuple[Organization | Campaign, ...] = (around.organization, *around.campaigns)
    return next(
        ((said, str(one.place(key))) for one in sources if (said := getattr(one, key))), None
    )


def _dealings(
    ledger: Ledger, around: _Around, people: Sequence[Contact], since: date, as_of: date
) -> list[Entry]:
    """What meant something between us after a day: they moved, or something was given or got."""
    held = [_meant_on(ledger, campaign) for campaign in around.campaigns]
    held += [_meant_with(ledger, record) for record in (around.organization, *people)]
    found = {entry.location: entry for entries in held for entry in between(entries, since, as_of)}
    return sorted(found.values(), key=lambda entry: entry.sort_key)


@lasting
@per_record
def _meant_on(ledger: Ledger, campaign: Campaign) -> tuple[Entry, ...]:
    """What meant something between us on a campaign, by date."""
    return tuple(entry for entry in between_us(ledger, campaign) if _meant(entry))


@lasting
@per_record
def _meant_with(ledger: Ledger, record: Record) -> tuple[Entry, ...]:
    """What meant something with an organization or a person and serves no campaign, by date."""
    entries = done_with(ledger, record)
    return tuple(one for one in entries if _meant(one) and not ledger.campaigns_of(one))


def _meant(entry: Entry) -> bool:
    return not entry.todo and (they_moved(entry) or _passed(entry))


def _passed(entry: Entry) -> bool:
    return any(says_what(value) for key in ("got", "gave") for value in entry.all_fields(key))
