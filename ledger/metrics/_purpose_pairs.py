"""What papers, rounds and first rounds are for: a round, the next round, an offer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ledger.config import StageKind
from ledger.metrics._attempts import channel_story
from ledger.metrics._clients import is_client
from ledger.metrics._tally import Tally
from ledger.model.campaign import Campaign
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.rounds import Round, rounds_of
from ledger.model.stage import episode_of, episodes, pipeline_of
from ledger.model.timeline import past_with

_PAPERS = ("application", "prepare")


@dataclass(frozen=True, slots=True)
class _Run:
    """One episode of a campaign: its entries, its rounds, and whether it ended and was won."""

    entries: list[Entry]
    held: list[Round]
    ended: bool
    won: bool


def purpose_pairs(ledger: Ledger, as_of: date) -> tuple[Tally, ...]:
    """Papers to a first round, a round to the next one, and a first round to an offer.

    For each episode of a campaign that has rounds, which a client's has not; for papers also
    the attempts that stand in a channel's file and serve no campaign, once they are old
    enough or answered.
    """
    papers = Tally("papers → first round")
    rounds = Tally("round → next round")
    offers = Tally("round 1 → offer")
    for campaign in ledger.campaigns:
        for run in _runs(ledger, campaign, as_of) if not is_client(ledger, campaign) else ():
            _count_papers(papers, run)
            _count_rounds(rounds, offers, run)
    _count_alone(papers, ledger, as_of)
    return papers, rounds, offers


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


def _count_papers(tally: Tally, run: _Run) -> None:
    """Count an episode whose papers went out, and whether a round followed.

    Papers later than the first round were for something else, and so is what was prepared
    for a round.
    """
    first = run.held[0].entry if run.held else None
    sent = [
        entry
        for entry in run.entries
        if entry.kind.name in _PAPERS
        and not entry.round
        and (first is None or entry.date <= first.date)
    ]
    if sent:
        places = [sent[0].evidence, *([first.evidence] if first else [])]
        tally.add(advanced=first is not None, exited=run.ended, places=places)


def _count_rounds(rounds: Tally, offers: Tally, run: _Run) -> None:
    """Each round of an episode (2a and 2b are both the second), and its first one."""
    made = [entry for entry in run.entries if entry.kind.name == "offer"]
    numbered: dict[int, list[Round]] = {}
    for one in run.held:
        numbered.setdefault(one.number, []).append(one)
    for number, group in numbered.items():
        onward = any(other > number for other in numbered) or bool(made) or run.won
        places = [one.entry.evidence for one in group]
        rounds.add(advanced=onward, exited=run.ended, places=places)
    if numbered:
        places = [run.held[0].entry.evidence, *(entry.evidence for entry in made[:1])]
        offers.add(advanced=bool(made) or run.won, exited=run.ended, places=places)


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
