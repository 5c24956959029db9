"""What is asked of each campaign, and of each contact on none, without an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from ledger.metrics._between import Word, between, is_theirs, they_moved, values_us, words_of
from ledger.metrics._fit import LOW, NOT_ASSESSED, fit_of
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.derived import per_day, per_record, per_stretch
from ledger.model.entry import Entry
from ledger.model.exchange import is_way_out
from ledger.model.lasting import lasting, lines_by, lines_where
from ledger.model.ledger import Ledger
from ledger.model.stage import episodes, open_campaigns
from ledger.model.timeline import last_by, since, up_to
from ledger.value import Value

ONE_DAY = timedelta(days=1)
APART = timedelta(days=3)
AGE = timedelta(days=7)
_THANKS = "thanks"


class Pursuit(Value, frozen=True):
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


@per_day
def pursuits(ledger: Ledger, as_of: date) -> tuple[Pursuit, ...]:
    """Every open campaign that was asked by a day, and every such contact on no open campaign."""
    return _pursuits(ledger, as_of, 1)


def chased_by(ledger: Ledger, as_of: date) -> list[Pursuit]:
    """Those of the pursuits that are chased, the longest run first.

    Only whom enough was asked of can be: most were asked once, and are not looked at.
    """
    most = ledger.config.rules.chased_asks
    chased = [one for one in _pursuits(ledger, as_of, max(most, 1)) if one.is_chased(most)]
    return longest_first(chased)


@per_day
def given_up(ledger: Ledger, as_of: date) -> frozenset[str]:
    """The paths of those who are chased: they are to be left alone."""
    return frozenset(one.target.path for one in chased_by(ledger, as_of))


def longest_first(pursued: Iterable[Pursuit]) -> list[Pursuit]:
    """Some pursuits, the longest run first."""
    return sorted(pursued, key=lambda one: (-len(one.run), one.target.id))


def _pursuits(ledger: Ledger, as_of: date, least: int) -> tuple[Pursuit, ...]:
    """The pursuits of those who were ever asked so many times."""
    opened = open_campaigns(ledger, as_of)
    made: list[Pursuit | None] = []
    for campaign in opened:
        dealings = _on_campaign(ledger, campaign)
        if len(dealings.asks) >= least:
            # The run begins with the campaign's episode.
            start = episodes(ledger, campaign, as_of)[-1].start or date.min
            fit = fit_of(ledger, campaign, as_of).level
            made.append(_pursuit(campaign, dealings, start, fit, as_of))
    taken = frozenset[str]().union(*(_people(ledger, campaign) for campaign in opened))
    for path, asks in sorted(_asked_of(ledger).items()):
        contact = ledger.by_path[path] if len(asks) >= least and path not in taken else None
        if isinstance(contact, Contact):
            made.append(_of_contact(ledger, contact, as_of))
    return tuple(one for one in made if one)


def is_ask(entry: Entry) -> bool:
    """Whether an entry asks: a way out, neither thanks nor something given, nor sent in bulk."""
    return is_way_out(entry) and entry.kind.name != _THANKS and not entry.field("gave")


@lines_where
def asks_of(ledger: Ledger, entry: Entry) -> bool:
    """Every ask of all days, by date."""
    return not entry.todo and is_ask(entry)


def run_of(entries: Iterable[Entry], as_of: date) -> tuple[Entry, ...]:
    """The asks since the other side last moved that had their chance of an answer.

    Each is at least 7 days old, so that one more ask never hides those before it, and at
    least 3 days after the one counted before it: two of one day are one. `entries` by date.
    """
    return _run(_dealings(entries), date.min, as_of)


class _Dealings(Value, frozen=True):
    """What was asked of one side, when it moved, and what it said of the offer; each by date."""

    asks: tuple[Entry, ...]
    moves: tuple[Entry, ...]
    words: tuple[Word, ...]


def _dealings(entries: Iterable[Entry]) -> _Dealings:
    past = [entry for entry in entries if not entry.todo]
    asks = tuple(entry for entry in past if is_ask(entry))
    return _Dealings(asks, tuple(entry for entry in past if they_moved(entry)), words_of(past))


@lasting
@per_record
def _on_campaign(ledger: Ledger, campaign: Campaign) -> _Dealings:
    return _dealings(between(ledger, campaign))


@lasting
@per_record
def _with_contact(ledger: Ledger, contact: Contact) -> _Dealings:
    """What passed with a contact for themselves.

    What served a campaign of theirs was asked of that one, and ended with it.
    """
    return _dealings(
        entry for entry in ledger.entries_with(contact) if _is_for(ledger, entry, contact)
    )


def _is_for(ledger: Ledger, entry: Entry, contact: Contact) -> bool:
    """Whether an entry is about a contact alone, and served no campaign of theirs."""
    return not any(
        is_theirs(contact, _people(ledger, on), entry.date) for on in ledger.campaigns_of(entry)
    )


@lines_by
def _asked_of(ledger: Ledger, entry: Entry) -> Sequence[str]:
    """The asks of each contact for themselves, by the contact's path."""
    if entry.todo or not is_ask(entry):
        return ()
    return [one.path for one in ledger.people_in(entry) if _is_for(ledger, entry, one)]


def _turns(ledger: Ledger, contact: Contact) -> Sequence[date]:
    """The days on which something passes with a contact, and those on which an ask has its age."""
    dealings = _with_contact(ledger, contact)
    days = {one.date for one in (*dealings.asks, *dealings.moves)}
    days.update(word.date for word in dealings.words)
    days.update(one.date + AGE for one in dealings.asks if one.date <= date.max - AGE)
    return sorted(days)


@lasting
@per_stretch(_turns)
def _of_contact(ledger: Ledger, contact: Contact, as_of: date) -> Pursuit | None:
    return _pursuit(contact, _with_contact(ledger, contact), date.min, NOT_ASSESSED, as_of)


@lasting
@per_record
def _people(ledger: Ledger, campaign: Campaign) -> frozenset[str]:
    """The paths of a campaign's people."""
    return frozenset(person.path for person in ledger.people_of(campaign))


def _pursuit(
    target: Campaign | Contact, dealings: _Dealings, start: date, fit: str, as_of: date
) -> Pursuit | None:
    """What was asked of a campaign or a contact by a day; the run begins with a day."""
    asks = tuple(up_to(dealings.asks, as_of))
    if not asks:
        return None
    run = _run(dealings, start, as_of)
    return Pursuit(target, asks, run, fit, *values_us(dealings.words, as_of))


def _run(dealings: _Dealings, start: date, as_of: date) -> tuple[Entry, ...]:
    heard = last_by(since(dealings.moves, start), as_of)
    unheard = since(dealings.asks, start)
    if heard:
        unheard = since(unheard, heard.date + ONE_DAY)
    run: list[Entry] = []
    for entry in up_to(unheard, as_of - AGE):
        if not run or entry.date - run[-1].date >= APART:
            run.append(entry)
    return tuple(run)
