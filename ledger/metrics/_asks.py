"""What is asked of each campaign, and of each contact on none, without an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ledger.metrics._between import between, is_theirs, they_moved, values_us
from ledger.metrics._fit import LOW, NOT_ASSESSED, fit_of
from ledger.metrics._offers import offers_on
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.exchange import is_way_out
from ledger.model.ledger import Ledger
from ledger.model.stage import episodes, is_open

APART = timedelta(days=3)
AGE = timedelta(days=7)
_THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Pursuit:
    """One campaign or contact that was asked.

    `asks` are all asks by the day, `run` those that count as unanswered, oldest first. `fit`
    is the level of the fit, `told` what says whether they value the offer.
    """

    target: Campaign | Contact
    asks: tuple[Entry, ...]
    run: tuple[Entry, ...]
    fit: str
    values_us: bool | None
    told: tuple[Entry, ...]

    def is_silent(self, most: int) -> bool:
        """Whether as many asks as make a chase are unanswered."""
        return len(self.run) >= max(most, 1)

    def is_chased(self, most: int) -> bool:
        """Whether they are silent, without a sign that they value the offer, or a fit."""
        wanted = self.values_us is True or self.fit not in (LOW, NOT_ASSESSED)
        return self.is_silent(most) and not wanted


def pursuits(ledger: Ledger, as_of: date) -> tuple[Pursuit, ...]:
    """Every open campaign that was asked by a day, and every such contact on no open campaign."""
    offers = offers_on(ledger, as_of)
    people = {
        one.path: frozenset(person.path for person in ledger.people_of(one))
        for one in ledger.campaigns
    }
    made: list[Pursuit | None] = []
    taken: set[str] = set()
    for campaign in ledger.campaigns:
        if is_open(ledger, campaign, as_of):
            taken |= people[campaign.path]
            made.append(_of_campaign(ledger, campaign, offers, as_of))
    for contact in ledger.contacts:
        if contact.path not in taken:
            # What served a campaign of theirs was asked of that one, and ended with it.
            free = [
                entry
                for entry in ledger.entries_with(contact)
                if not any(
                    is_theirs(contact, people[on.path], entry.date)
                    for on in ledger.campaigns_of(entry)
                )
            ]
            made.append(_of_contact(contact, free, as_of))
    return tuple(one for one in made if one)


def is_ask(entry: Entry) -> bool:
    """Whether an entry asks: a way out, neither thanks nor something given, nor sent in bulk."""
    return is_way_out(entry) and entry.kind.name != _THANKS and not entry.field("gave")


def run_of(entries: Iterable[Entry], as_of: date) -> tuple[Entry, ...]:
    """The asks since the other side last moved that had their chance of an answer.

    Each is at least 7 days old, so that one more ask never hides those before it, and at
    least 3 days after the one counted before it: two of one day are one. `entries` by date.
    """
    past = [entry for entry in entries if entry.done_by(as_of)]
    heard = max((entry.date for entry in past if they_moved(entry)), default=date.min)
    run: list[Entry] = []
    for entry in past:
        ripe = heard < entry.date <= as_of - AGE and is_ask(entry)
        if ripe and (not run or entry.date - run[-1].date >= APART):
            run.append(entry)
    return tuple(run)


def _of_campaign(
    ledger: Ledger, campaign: Campaign, offers: Mapping[str, int], as_of: date
) -> Pursuit | None:
    """What was asked of a campaign; the run begins with its episode."""
    entries = between(ledger, campaign)
    asks = _asks(entries, as_of)
    if not asks:
        return None
    start = episodes(ledger, campaign, as_of)[-1].start or date.min
    run = run_of((entry for entry in entries if entry.date >= start), as_of)
    fit = fit_of(ledger, campaign, offers, as_of).level
    return Pursuit(campaign, asks, run, fit, *values_us(entries, as_of))


def _of_contact(contact: Contact, entries: Sequence[Entry], as_of: date) -> Pursuit | None:
    asks = _asks(entries, as_of)
    if not asks:
        return None
    run = run_of(entries, as_of)
    return Pursuit(contact, asks, run, NOT_ASSESSED, *values_us(entries, as_of))


def _asks(entries: Iterable[Entry], as_of: date) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.done_by(as_of) and is_ask(entry))
