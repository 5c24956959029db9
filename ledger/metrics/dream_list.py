"""M14: the organizations one dreams of, and what stands behind the dream."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ledger.metrics._between import between as between_us
from ledger.metrics._between import is_known, they_moved
from ledger.metrics._dialogs import says_what
from ledger.metrics._insurance import Insurance, insurance
from ledger.metrics._introductions import introductions_by
from ledger.metrics._measurement import Cell, Measurement, Row, metric
from ledger.metrics._shares import COUNTS_ONLY_BELOW, in_words
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.derived import per_record
from ledger.model.entry import Entry
from ledger.model.exchange import exchanges
from ledger.model.ledger import Ledger
from ledger.model.organization import Organization
from ledger.model.record import Record
from ledger.model.timeline import between, done_with
from ledger.wording import plural

COLUMNS = ("needs", "decision_maker", "route", "incumbent", "recent")


@dataclass(frozen=True, slots=True)
class _Around:
    """What belongs to an organization: its campaigns that have begun, and its people."""

    organization: Organization
    campaigns: tuple[Campaign, ...]
    people: tuple[Contact, ...]


@metric(14, "dream-list", "Dream list")
def dream_list(ledger: Ledger, as_of: date) -> Measurement:
    """Each organization marked `dream: true` in five columns, and how many have all five.

    Beside it stands how many names would insure the number: see `insurance`.
    """
    dreams = [one for one in ledger.organizations if one.dream]
    introduced = {one.introduced.path: one.entry for one in introductions_by(ledger, as_of)}
    around = _around(ledger, dreams, as_of)
    rows = tuple(
        sorted(
            (_row(ledger, around[one.path], introduced, as_of) for one in dreams),
            key=lambda row: (-sum(bool(row.cells[key]) for key in COLUMNS), str(row.cells["id"])),
        )
    )
    complete = sum(all(row.cells[key] for key in COLUMNS) for row in rows)
    known = insurance(ledger, as_of)
    reading = (
        f"{complete} of {plural(len(rows), 'dream organization')} complete in all five columns"
    )
    return Measurement(
        value=complete if rows else None,
        unit="organizations",
        reading=reading if rows else "no organization is marked `dream: true`",
        k=complete,
        n=len(rows),
        aside=_aside(known, len(rows)) if known else (),
        rows=rows,
        evidence=tuple(dict.fromkeys(place for row in rows for place in row.evidence)),
    )


def _around(ledger: Ledger, dreams: Sequence[Organization], as_of: date) -> Mapping[str, _Around]:
    """What belongs to each dream organization, by its path."""
    campaigns: dict[str, list[Campaign]] = defaultdict(list)
    people: dict[str, list[Contact]] = defaultdict(list)
    for campaign in ledger.campaigns:
        if (home := ledger.organization_of(campaign)) and is_known(ledger, campaign, as_of):
            campaigns[home.path].append(campaign)
    for contact in ledger.contacts:
        if home := ledger.organization_of(contact):
            people[home.path].append(contact)
    return {
        one.path: _Around(one, tuple(campaigns[one.path]), tuple(people[one.path]))
        for one in dreams
    }


def _row(ledger: Ledger, around: _Around, introduced: Mapping[str, Entry], as_of: date) -> Row:
    needs = tuple(_sourced(ledger, around, as_of))
    people = _people(ledger, around)
    routes = tuple(dict.fromkeys(_routes(ledger, around, people, introduced, as_of)))
    since = as_of - timedelta(days=ledger.config.rules.dream_entry)
    recent = _dealings(ledger, around, people, since, as_of)
    cells: dict[str, Cell] = {
        "id": around.organization.id,
        "needs": bool(needs),
        "decision_maker": _decider(ledger, around) is not None,
        "route": bool(routes),
        "incumbent": _knows_the_incumbent(around),
        "recent": bool(recent),
    }
    places = (*needs, *routes, *(entry.evidence for entry in recent[-1:]))
    return Row(cells, tuple(dict.fromkeys(places)))


def _sourced(ledger: Ledger, around: _Around, as_of: date) -> Iterator[str]:
    """The places of the needs that have a source by a day."""
    needs = [*around.organization.needs]
    for campaign in around.campaigns:
        needs += ledger.needs_of(campaign)
    for need in needs:
        if need.source and not (need.source_date and need.source_date > as_of):
            yield str(need.location)


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
    introduced: Mapping[str, Entry],
    as_of: date,
) -> Iterator[str]:
    """The places that tell of a way in.

    A campaign that came `via` a person or names `advocates`; one of their people to whom I
    was introduced, or with whom there was an exchange.
    """
    for campaign in around.campaigns:
        if ledger.resolve_as(campaign.via, Contact):
            yield str(campaign.place("via"))
        if any(ledger.resolve_as(link, Contact) for link in campaign.advocates):
            yield str(campaign.place("advocates"))
    for person in people:
        if entry := introduced.get(person.path):
            yield entry.evidence
        for exchange in exchanges(ledger, person, as_of)[-1:]:
            yield from (entry.evidence for entry in exchange.entries)


def _knows_the_incumbent(around: _Around) -> bool:
    """Whether it says both who serves them now and what I would do differently."""
    sources: tuple[Organization | Campaign, ...] = (around.organization, *around.campaigns)
    return any(one.incumbent for one in sources) and any(one.difference for one in sources)


def _dealings(
    ledger: Ledger, around: _Around, people: Sequence[Contact], since: date, as_of: date
) -> list[Entry]:
    """What meant something between us after a day: they moved, or something was given or got."""
    held = [_meant_on(ledger, campaign) for campaign in around.campaigns]
    held += [_meant_with(ledger, record) for record in (around.organization, *people)]
    found = {entry.location: entry for entries in held for entry in between(entries, since, as_of)}
    return sorted(found.values(), key=lambda entry: entry.sort_key)


@per_record
def _meant_on(ledger: Ledger, campaign: Campaign) -> tuple[Entry, ...]:
    """What meant something between us on a campaign, by date."""
    return tuple(entry for entry in between_us(ledger, campaign) if _meant(entry))


@per_record
def _meant_with(ledger: Ledger, record: Record) -> tuple[Entry, ...]:
    """What meant something with an organization or a person and serves no campaign, by date."""
    entries = done_with(ledger, record)
    return tuple(one for one in entries if _meant(one) and not ledger.campaigns_of(one))


def _meant(entry: Entry) -> bool:
    return not entry.todo and (they_moved(entry) or _passed(entry))


def _passed(entry: Entry) -> bool:
    return any(says_what(value) for key in ("got", "gave") for value in entry.all_fields(key))


def _aside(known: Insurance, names: int) -> tuple[str, ...]:
    if not known.shortfall:
        return ("the number is reached",)
    short = f"{known.shortfall:,.0f} short of the number"
    if known.mean is None:
        return (f"{short}; no campaign states a `value`, so no names are counted",)
    rate = f"{in_words(known.won, known.ended)} ended campaigns were won"
    if known.ended < COUNTS_ONLY_BELOW:
        return (f"{short}; {rate}: too few to say how many names insure it",)
    span = f"at least {known.fewest}" if known.most is None else f"{known.fewest} to {known.most}"
    each = f"{known.mean:,.0f} each"
    return (f"{short}: {span} names insure it at {each}, {names} on the list", rate)
