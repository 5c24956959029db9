"""What papers, rounds and first rounds are for: a round, the next round, an offer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ledger.config import StageKind
from ledger.metrics._attempts import channel_story
from ledger.metrics._clients import is_client
from ledger.metrics._tally import Tally
from ledger.model.campaign import Campaign
from ledger.model.derived import per_stretch
from ledger.model.entry import Entry
from ledger.model.lasting import lasting
from ledger.model.ledger import Ledger
from ledger.model.rounds import Round, round_days, rounds_of
from ledger.model.stage import episode_of, episodes, pipeline_of, stage_days
from ledger.model.timeline import done_with, past_with
from ledger.value import Value

_PAPERS = ("application", "prepare")
_TO_ROUND = "papers → first round"
_TO_NEXT = "round → next round"
_TO_OFFER = "round 1 → offer"


class _Run(Value, frozen=True):
    """One episode of a campaign: its entries, its rounds, and whether it ended and was won."""

    entries: list[Entry]
    held: list[Round]
    ended: bool
    won: bool


class _Case(Value, frozen=True):
    """One case of a pair, by the pair's name: whether it went on or ended, and what tells of it."""

    pair: str
    advanced: bool
    exited: bool
    places: tuple[str, ...]


def purpose_pairs(ledger: Ledger, as_of: date) -> tuple[Tally, ...]:
    """Papers to a first round, a round to the next one, and a first round to an offer.

    For each episode of a campaign that has rounds, which a client's has not; for papers also
    the attempts that stand in a channel's file and serve no campaign, once they are old
    enough or answered.
    """
    tallies = {name: Tally(name) for name in (_TO_ROUND, _TO_NEXT, _TO_OFFER)}
    for campaign in ledger.campaigns:
        for one in _cases(ledger, campaign, as_of):
            tallies[one.pair].add(advanced=one.advanced, exited=one.exited, places=one.places)
    _count_alone(tallies[_TO_ROUND], ledger, as_of)
    return tuple(tallies.values())


def _turns(ledger: Ledger, campaign: Campaign) -> Sequence[date]:
    """The days on which something is done on a campaign, or its rounds or its stage change."""
    days = {entry.date for entry in done_with(ledger, campaign)}
    return sorted(days.union(stage_days(ledger, campaign), round_days(ledger, campaign)))


@lasting
@per_stretch(_turns)
def _cases(ledger: Ledger, campaign: Campaign, as_of: date) -> tuple[_Case, ...]:
    """What the episodes of a campaign add to each pair."""
    if is_client(ledger, campaign):
        return ()
    runs = _runs(ledger, campaign, as_of)
    return tuple(one for run in runs for one in (*_papers_of(run), *_rounds_of(run)))


def _runs(ledger: Ledger, campaign: Campaign, as_of: date) -> Iterator[_Run]:
    past = past_with(ledger, campaign, as_of)
    held = rounds_of(ledger, campaign, as_of)
    pipeline = pipeline_of(ledger, campaign)
    runs = episodes(ledger, campaign, as_of)
    if not runs:
        # Without a stage line by then it is in its first episode all the same.
        yield _Run(entries=list(past), held=list(held), ended=False, won=False)
    for run in runs:
        stages = [pipeline.stages.get(line.stage) for line in run.lines] if pipeline else []
        yield _Run(
            entries=[entry for entry in past if episode_of(runs, entry.date) == run.number],
            held=[one for one in held if one.episode == run.number],
            ended=run.end is not None,
            won=any(stage is not None and stage.kind is StageKind.WON for stage in stages),
        )


def _papers_of(run: _Run) -> Iterator[_Case]:
    """Whether the papers of an episode went out, and whether a round followed.

    Papers later than the first round were for something else, and so is what was prepared
    for a round.
    """
    first = run.held[0].entry if run.held else None
    sent = (
        entry
        for entry in run.entries
        if entry.kind.name in _PAPERS
        and not entry.round
        and (first is None or entry.date <= first.date)
    )
    if paper := next(sent, None):
        places = (paper.evidence, *([first.evidence] if first else []))
        yield _Case(_TO_ROUND, first is not None, run.ended, places)


def _rounds_of(run: _Run) -> Iterator[_Case]:
    """Each round of an episode (2a and 2b are both the second), and its first one."""
    if not run.held:
        return
    made = [entry for entry in run.entries if entry.kind.name == "offer"]
    numbered: dict[int, list[Round]] = {}
    for one in run.held:
        numbered.setdefault(one.number, []).append(one)
    for number, group in numbered.items():
        onward = any(other > number for other in numbered) or bool(made) or run.won
        yield _Case(_TO_NEXT, onward, run.ended, tuple(one.entry.evidence for one in group))
    places = (run.held[0].entry.evidence, *(entry.evidence for entry in made[:1]))
    yield _Case(_TO_OFFER, bool(made) or run.won, run.ended, places)


def _count_alone(papers: Tally, ledger: Ledger, as_of: date) -> None:
    """The attempts in channels' files that serve no campaign."""
    age = ledger.config.rules.attempt_age
    for channel in ledger.channels:
        for attempt in channel_story(ledger, channel, as_of).attempts:
            if attempt.entry.kind.name not in _PAPERS:
                continue
            converted = attempt.converted
            failed = attempt.judged(as_of, age) - converted
            waiting = attempt.entry.count - converted - failed
            places = [attempt.entry.evidence, *(entry.evidence for entry in attempt.results)]
            papers.add(advanced=True, exited=False, places=places, count=converted)
            papers.add(advanced=False, exited=True, places=(), count=failed)
            papers.add(advanced=False, exited=False, places=(), count=waiting)
