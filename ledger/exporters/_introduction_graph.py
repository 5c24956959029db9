"""The graph of introductions: what the page of the network draws, as nodes and edges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ledger.exporters._names import name_of
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.ledger import Ledger
from ledger.pages._network.outcomes import End, Outcome, Outcomes, outcome_of, outcomes
from ledger.value import Value

NOTHING = "No introduction is recorded yet"


class Person(Value, frozen=True):
    """Somebody who introduced, was introduced or brought a campaign. `key` is a letter and digits.

    Keys are given in the order in which people first come, by date.
    """

    key: str
    name: str


class Aim(Value, frozen=True):
    """A campaign that an introduction led to, what it has come to, and that in words."""

    key: str
    name: str
    outcome: Outcome
    said: str


class Made(Value, frozen=True):
    """An introduction, from the key of one person to that of another."""

    introducer: str
    introduced: str
    day: date


class LedTo(Value, frozen=True):
    """A way from somebody to a campaign; with `aside` they took part, and it came another way."""

    person: str
    aim: str
    aside: bool


class IntroductionGraph(Value, frozen=True):
    """Who introduced whom by date, and the campaigns that it led to."""

    people: tuple[Person, ...]
    aims: tuple[Aim, ...]
    made: tuple[Made, ...]
    led_to: tuple[LedTo, ...]


def introduction_graph(ledger: Ledger, as_of: date) -> IntroductionGraph:
    """The graph of a day. Nothing in it is gathered: a drawing program has room for all."""
    found = outcomes(ledger, as_of)
    named = _people(found)
    people = {path: f"p{at}" for at, path in enumerate(named, start=1)}
    aims = {one.campaign.path: f"c{at}" for at, one in enumerate(found.leads, start=1)}
    stages = {end.campaign.path: end.stage for end in _ends(found) if end.campaign}
    return IntroductionGraph(
        people=tuple(Person(people[path], name_of(ledger, one)) for path, one in named.items()),
        aims=tuple(
            _aim(ledger, lead.campaign, aims[path], stages.get(path, ""), as_of)
            for lead in found.leads
            if (path := lead.campaign.path)
        ),
        made=tuple(
            Made(people[one.introducer.path], people[one.introduced.path], one.date)
            for one in found.made
        ),
        led_to=tuple(_led_to(found, people, aims)),
    )


def _people(found: Outcomes) -> dict[str, Contact]:
    """Everybody in the graph by path: those of each introduction, then who brought a campaign."""
    people: dict[str, Contact] = {}
    for made in found.made:
        people.setdefault(made.introducer.path, made.introducer)
        people.setdefault(made.introduced.path, made.introduced)
    for lead in found.leads:
        if lead.advocate and lead.advocate.path in found.ends:
            people.setdefault(lead.advocate.path, lead.advocate)
    return people


def _ends(found: Outcomes) -> Iterator[End]:
    for ends in found.ends.values():
        yield from ends


def _aim(ledger: Ledger, campaign: Campaign, key: str, stage: str, as_of: date) -> Aim:
    outcome = outcome_of(ledger, campaign, as_of)
    said = ", ".join(filter(None, (outcome.word, stage)))
    return Aim(key, name_of(ledger, campaign), outcome, said)


def _led_to(found: Outcomes, people: Mapping[str, str], aims: Mapping[str, str]) -> Iterator[LedTo]:
    """The ways to the campaigns, in the order of the people that they begin with."""
    for path, key in people.items():
        for end in found.ends.get(path, ()):
            if end.campaign:
                yield LedTo(key, aims[end.campaign.path], end.outcome is Outcome.ALSO)
