"""How far each interview round has come: one by one, for several may be open at once."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from ledger.config import StageKind
from ledger.model.campaign import Campaign
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.parts import StageLine
from ledger.model.rounds import DECLINE, Round, round_number, rounds_of, scheduled
from ledger.model.stage import THEIR_DECISION, Episode, episode_of, episodes, pipeline_of
from ledger.value import Value

ITS_OWN_EVIDENCE = "interview-round"
NO_EPISODE = Episode(1, (), None, None, None)

# A round as its episode, its number and its entry, in the order of their days.
Numbered = tuple[int, int, Entry]


class Standing(StrEnum):
    """How far a round has come.

    `scheduled` is one that lies ahead; `held` and `followed-up` wait for what comes next;
    `advanced`, `rejected` and `silent` have had it, or have waited for it too long.
    """

    SCHEDULED = "scheduled"
    HELD = "held"
    FOLLOWED_UP = "followed-up"
    ADVANCED = "advanced"
    REJECTED = "rejected"
    SILENT = "silent"

    @property
    def is_open(self) -> bool:
        """Whether something may still come of it."""
        return self in (Standing.SCHEDULED, Standing.HELD, Standing.FOLLOWED_UP)


class RoundStanding(Value, frozen=True):
    """A round and how far it has come.

    `round` is None while it lies ahead. `decided` is what advanced or rejected it: the entry
    of the round after it, the stage line it led to, or their `decline`.
    """

    campaign: Campaign
    episode: int
    number: int
    label: str
    entry: Entry
    round: Round | None
    standing: Standing
    decided: Entry | StageLine | None = None


def standings_of(ledger: Ledger, campaign: Campaign, as_of: date) -> tuple[RoundStanding, ...]:
    """Every round of a campaign, held and to come, with how far it has come by a day.

    A round is rejected by a `decline` with its label. Else the first thing that comes after it
    decides: a later round of its episode or a later stage advances it, a `decline` from its
    people rejects it (one that names neither label nor people is an answer to the round held
    last), and so does an end of the campaign that is their decision. Nothing at all is silence,
    from any other end or `attempt-age` days after the round and its follow-up.
    """
    held = rounds_of(ledger, campaign, as_of)
    runs = {run.number: run for run in episodes(ledger, campaign, as_of)}
    coming = _coming(ledger, campaign, held, as_of)
    every = [(one.episode, one.number, one.entry) for one in held]
    every += [(one.episode, one.number, one.entry) for one in coming]
    made = [_judge(ledger, one, every, runs.get(one.episode, NO_EPISODE), as_of) for one in held]
    return (*made, *coming)


def _coming(
    ledger: Ledger, campaign: Campaign, held: tuple[Round, ...], as_of: date
) -> tuple[RoundStanding, ...]:
    """The rounds that lie ahead; one without a label takes the next number of its episode."""
    runs = episodes(ledger, campaign, as_of)
    numbers = [(one.episode, one.number) for one in held]
    made: list[RoundStanding] = []
    for entry in scheduled(ledger, campaign, as_of):
        episode, label = episode_of(runs, entry.date), entry.round or ""
        number = round_number(label, [taken for run, taken in numbers if run == episode])
        numbers.append((episode, number))
        made.append(
            RoundStanding(campaign, episode, number, label, entry, None, Standing.SCHEDULED)
        )
    return tuple(made)


def _judge(
    ledger: Ledger, one: Round, every: list[Numbered], run: Episode, as_of: date
) -> RoundStanding:
    until = run.until - timedelta(days=1) if run.until else as_of
    declines = _declines(ledger, one, every, until)
    named = next((entry for entry in declines if entry.round), None)
    after: list[Entry | StageLine] = [
        *declines,
        *_later_rounds(one, every),
        *_later_stages(ledger, one, run),
        *(line for line in run.lines if line.stage in THEIR_DECISION),
    ]
    decided = named or min(after, key=lambda what: what.date or date.max, default=None)
    if decided is None:
        standing = _waiting(ledger, one, run, as_of)
    else:
        standing = Standing.REJECTED if _is_no(decided) else Standing.ADVANCED
    return RoundStanding(
        one.campaign, one.episode, one.number, one.label, one.entry, one, standing, decided
    )


def _is_no(decided: Entry | StageLine) -> bool:
    if isinstance(decided, Entry):
        return decided.kind.name == DECLINE
    return decided.stage in THEIR_DECISION


def _waiting(ledger: Ledger, one: Round, run: Episode, as_of: date) -> Standing:
    """Where nothing has come of a round: still waiting for it, or silence."""
    last = one.followed_up.date if one.followed_up else one.entry.date
    patience = timedelta(days=ledger.config.rules.attempt_age)
    if run.end or run.until or as_of - last > patience:
        return Standing.SILENT
    return Standing.FOLLOWED_UP if one.followed_up else Standing.HELD


def _later_rounds(one: Round, every: list[Numbered]) -> list[Entry]:
    """The rounds of the same episode after this one: 2b is not after 2a."""
    return [
        entry
        for episode, number, entry in every
        if episode == one.episode and number > one.number and entry.date >= one.entry.date
    ]


def _later_stages(ledger: Ledger, one: Round, run: Episode) -> list[StageLine]:
    """The stages of the episode that the round led to: past where it stood before the round.

    The stage that asks for a round is reached by holding one, and led to by none.
    """
    pipeline = pipeline_of(ledger, one.campaign)
    stages = pipeline.stages if pipeline else {}
    asking = [stage for stage in stages.values() if ITS_OWN_EVIDENCE in (*stage.needs, *stage.must)]
    day = one.entry.date
    dated = [(line, line.date) for line in run.lines if line.date and line.stage in stages]
    before = [stages[line.stage].position for line, on in dated if on < day]
    floor = max(before[-1] if before else -1, min((one.position for one in asking), default=-1))
    return [
        line
        for line, on in dated
        if on >= day
        and stages[line.stage].kind in (StageKind.OPEN, StageKind.WON)
        and stages[line.stage] not in asking
        and stages[line.stage].position > floor
    ]


def _declines(ledger: Ledger, one: Round, every: list[Numbered], until: date) -> list[Entry]:
    """Their decisions that answer this round, by date."""
    found = {
        entry.location: entry
        for party in (one.campaign, *one.people)
        for entry in ledger.entries_with(party)
        if entry.kind.name == DECLINE
        and one.entry.date <= entry.date
        and entry.done_by(until)
        and _answers(ledger, entry, one, every)
    }
    return sorted(found.values(), key=lambda entry: entry.sort_key)


def _answers(ledger: Ledger, decline: Entry, one: Round, every: list[Numbered]) -> bool:
    """Whether a decline is about a round: by its label, else by its people, else by order."""
    serves = ledger.campaigns_of(decline)
    people = {person.path for person in one.people}
    senders = {person.path for person in ledger.people_in(decline)}
    if one.campaign not in serves and (serves or not senders & people):
        return False
    if decline.round:
        return decline.round == one.label
    if senders & people:
        return True
    before = [entry for _, _, entry in every if entry.date <= decline.date]
    return not (senders and people) and before[-1] is one.entry
