"""Whom to ask about something, by name: somebody who knows, and does not owe an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ledger.actions._noted import within
from ledger.metrics._asks import is_ask, run_of
from ledger.metrics._between import they_moved
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.derived import per_day
from ledger.model.exchange import exchanges
from ledger.model.ledger import Ledger
from ledger.model.stage import current
from ledger.wording import fold

# The stages from which on a possible advocate is somebody one talks with.
_ACQUAINTED = ("acquainted", "cultivating", "advocating")
_SELLING = "selling"


def whom_to_ask(
    ledger: Ledger, campaign: Campaign, advocates: Iterable[Contact], as_of: date
) -> Contact | None:
    """Who may know something about a campaign that is not known yet, the nearest first.

    One of their own people with whom there was an exchange; whoever the campaign came
    through; one of the advocates who reaches their industry; else one of their people who was
    never asked. Nobody who has yet to answer.
    """
    nearest = _nearest(ledger, campaign, advocates, as_of)
    return next((one for one in nearest if may_be_asked(ledger, one, as_of)), None)


def _nearest(
    ledger: Ledger, campaign: Campaign, advocates: Iterable[Contact], as_of: date
) -> Iterator[Contact]:
    people = [one for one in ledger.people_of(campaign) if _is_known(one, as_of)]
    days = {one.path: last_day(ledger, one, as_of) or date.min for one in people}
    spoken = [one for one in people if days[one.path] > date.min]
    yield from sorted(spoken, key=lambda one: (days[one.path], one.id), reverse=True)
    yield from _behind(ledger, campaign, as_of)
    yield from _who_reach(ledger, campaign, advocates)
    yield from (one for one in people if days[one.path] == date.min)


@per_day
def advocates_to_ask(ledger: Ledger, as_of: date) -> tuple[Contact, ...]:
    """The possible advocates on speaking terms who owe no answer; the same for every campaign."""
    return tuple(one for one in acquainted(ledger, as_of) if may_be_asked(ledger, one, as_of))


def may_be_asked(ledger: Ledger, person: Contact, as_of: date) -> bool:
    """Whether somebody owes no answer to what I asked lately, and is not one who never answers.

    Nobody is asked who is archived.
    """
    if person.archived or fold(person.intent) == _SELLING:
        return False
    past = [entry for entry in ledger.entries_with(person) if entry.done_by(as_of)]
    heard = max((entry.date for entry in past if they_moved(entry)), default=date.min)
    since = max(heard, within(as_of, ledger.config.rules.dialog_pair))
    if any(is_ask(one) and one.date > since for one in past):
        return False
    return len(run_of(past, as_of)) < ledger.config.rules.chased_asks


def last_day(ledger: Ledger, person: Contact, as_of: date) -> date | None:
    """The day of the last exchange with somebody; None where there was none."""
    held = exchanges(ledger, person, as_of)
    return held[-1].date if held else None


@per_day
def acquainted(ledger: Ledger, as_of: date) -> tuple[Contact, ...]:
    """The possible advocates with whom one is on speaking terms."""
    stages = ((one, current(ledger, one, as_of)) for one in ledger.contacts)
    return tuple([one for one, stage in stages if stage and stage.name in _ACQUAINTED])


def home_of(ledger: Ledger, campaign: Campaign) -> str:
    """Whose campaign it is, in few words: an organization, else who decides, else its name."""
    organization = ledger.organization_of(campaign)
    decider = ledger.decision_maker_of(campaign)
    return organization.name if organization else decider.name if decider else campaign.name


def _is_known(person: Contact, as_of: date) -> bool:
    return not (person.met and person.met > as_of)


def _behind(ledger: Ledger, campaign: Campaign, as_of: date) -> Iterator[Contact]:
    """Who the campaign came through, and who speaks for me there."""
    links = [campaign.via, *campaign.advocates]
    for one in (ledger.resolve_as(link, Contact) for link in links):
        if one and last_day(ledger, one, as_of):
            yield one


def _who_reach(
    ledger: Ledger, campaign: Campaign, advocates: Iterable[Contact]
) -> Iterator[Contact]:
    """The advocates who say that they reach the campaign's industry."""
    organization = ledger.organization_of(campaign)
    industry = fold(campaign.industry or (organization.industry if organization else ""))
    for one in advocates if industry else ():
        if industry in {fold(said) for said in one.reaches}:
            yield one
