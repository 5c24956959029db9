"""Interview rounds: scheduled, held, followed up."""

from __future__ import annotations

import datetime
import re
from datetime import date, timedelta

from ledger.config import Way
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.derived import per_record, per_stretch
from ledger.model.entry import Entry
from ledger.model.lasting import lasting
from ledger.model.ledger import Ledger
from ledger.model.stage import episode_of, episodes, stage_days
from ledger.model.timeline import done_with, last_by, up_to
from ledger.value import Value
from ledger.wording import fold

INTERVIEW = "interview"
DECLINE = "decline"
ONE_DAY = timedelta(days=1)


class Round(Value, frozen=True):
    """One interview of a campaign's episode. `followed_up` is the entry that closed it.

    `number` is that of its label (2a and 2b are both the second round); a round without a
    label takes the next one.
    """

    campaign: Campaign
    episode: int
    number: int
    label: str
    entry: Entry
    people: tuple[Contact, ...]
    followed_up: Entry | None

    @property
    def issues(self) -> tuple[str, ...]:
        """The open issues that were raised in it."""
        return self.entry.all_fields("issue")

    @property
    def addressed(self) -> bool:
        """Whether its follow-up answers one of its open issues."""
        if not self.followed_up:
            return False
        answered = [fold(answer) for answer in self.followed_up.all_fields("addresses")]
        return any(same_issue(fold(issue), answer) for issue in self.issues for answer in answered)


def round_days(ledger: Ledger, campaign: Campaign) -> tuple[date, ...]:
    """The days on which the rounds of a campaign change: held, closed, or in another episode."""
    rounds = _every_round(ledger, campaign)
    days = {held.date for held in rounds}
    days.update(held.followed_up.date for held in rounds if held.followed_up)
    days.update(stage_days(ledger, campaign) if rounds else ())
    return tuple(sorted(days))


@lasting
@per_stretch(round_days)
def rounds_of(ledger: Ledger, campaign: Campaign, as_of: date) -> tuple[Round, ...]:
    """The rounds of a campaign that were held by a day, oldest first, each in its episode."""
    made: list[Round] = []
    runs = episodes(ledger, campaign, as_of)
    for held in up_to(_every_round(ledger, campaign), as_of):
        entry, answer = held.entry, held.followed_up
        episode = episode_of(runs, entry.date)
        label = entry.round or ""
        number = round_number(label, [one.number for one in made if one.episode == episode])
        ended = next((run.start for run in runs if run.number == episode + 1), None)
        last = ended - ONE_DAY if ended else as_of
        in_it = answer if answer and answer.date <= last else None
        made.append(Round(campaign, episode, number, label, entry, held.people, in_it))
    return tuple(made)


def held_rounds(ledger: Ledger, as_of: date) -> tuple[Round, ...]:
    """The rounds of every campaign that were held by a day, by date."""
    every = [one for campaign in ledger.campaigns for one in rounds_of(ledger, campaign, as_of)]
    return tuple(sorted(every, key=lambda one: one.entry.sort_key))


def scheduled(ledger: Ledger, campaign: Campaign, as_of: date) -> tuple[Entry, ...]:
    """The interviews of a campaign that are still to come."""
    return tuple(
        entry
        for entry in ledger.entries_with(campaign)
        if entry.kind.name == INTERVIEW and entry.date > as_of
    )


def round_number(label: str, before: list[int]) -> int:
    """The number of a round: that of its label, else the one after those before it."""
    match = re.match(r"\d+", label)
    return int(match[0]) if match else max(before, default=0) + 1


class _Held(Value, frozen=True):
    """An interview, who was there, and the first entry of all days that closed it."""

    entry: Entry
    people: tuple[Contact, ...]
    followed_up: Entry | None

    @property
    def date(self) -> datetime.date:
        """The day of the interview."""
        return self.entry.date


@lasting
@per_record
def _every_round(ledger: Ledger, campaign: Campaign) -> tuple[_Held, ...]:
    """The interviews of all days, by date; which episode they belong to a day must say."""
    entries = done_with(ledger, campaign)
    interviews = [entry for entry in entries if entry.kind.name == INTERVIEW]
    closing = _closing(ledger, campaign, interviews)
    return tuple(
        _Held(
            entry,
            ledger.people_in(entry),
            _follow_up(ledger, campaign, entry, interviews, closing),
        )
        for entry in interviews
    )


def _closing(ledger: Ledger, campaign: Campaign, interviews: list[Entry]) -> tuple[Entry, ...]:
    """What closes a round and is on a campaign, or with the people of its rounds, by date."""
    people = {one.path: one for entry in interviews for one in ledger.people_in(entry)}
    found = {
        entry.location: entry
        for party in (campaign, *people.values())
        for entry in (done_with(ledger, party) if interviews else ())
        if entry.kind.closes and entry.kind.way is Way.OUT
    }
    return tuple(sorted(found.values(), key=lambda entry: entry.sort_key))


def _follow_up(
    ledger: Ledger,
    campaign: Campaign,
    interview: Entry,
    interviews: list[Entry],
    closing: tuple[Entry, ...],
) -> Entry | None:
    """The first of the closing entries on this round.

    It is found by its label, else by its people, else (where it or the round names nobody)
    by order: it belongs to the round held last.
    """
    people = {person.path for person in ledger.people_in(interview)}
    for entry in closing:
        if entry.date < interview.date:
            continue
        serves = ledger.campaigns_of(entry)
        addressees = {person.path for person in ledger.people_in(entry)}
        if campaign not in serves and (serves or not addressees & people):
            continue
        if entry.round:
            if entry.round == interview.round:
                return entry
            continue
        if addressees & people:
            return entry
        last = last_by(interviews, entry.date)
        if serves and not (addressees and people) and last is interview:
            return entry
    return None


def same_issue(issue: str, answer: str) -> bool:
    """Whether two texts name one issue: the same, or one within the other."""
    return bool(answer) and (issue in answer or answer in issue)
