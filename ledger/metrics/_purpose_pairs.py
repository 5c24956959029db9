"""What papers, rounds and first rounds are for: a round, the next round, an offer."""

from __future__ import annotations

import re
from datetime import date

from ledger.metrics._attempts import attempts_in, channel_entries, unattached
from ledger.metrics._tally import Tally
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.rounds import Round, rounds_of
from ledger.model.stage import episode_of, episodes

_PAPERS = ("application", "prepare")


def purpose_pairs(ledger: Ledger, as_of: date) -> tuple[Tally, ...]:
    """Papers to a first round, a round to the next one, and a first round to an offer.

    For each episode of a campaign; for papers also the attempts that stand in a channel's
    file and serve no campaign, once they are old enough or answered.
    """
    papers = Tally("papers → first round")
    rounds = Tally("round → next round")
    offers = Tally("round 1 → offer")
    for campaign in ledger.campaigns:
        held = rounds_of(ledger, campaign, as_of)
        past = [entry for entry in ledger.entries_with(campaign) if entry.done_by(as_of)]
        runs = episodes(ledger, campaign, as_of)
        for run in runs:
            entries = [entry for entry in past if episode_of(runs, entry.date) == run.number]
            mine = [one for one in held if one.episode == run.number]
            ended = run.end is not None
            _count_papers(papers, entries, mine, ended)
            _count_rounds(rounds, offers, entries, mine, ended)
    _count_alone(papers, ledger, as_of)
    return papers, rounds, offers


def _count_papers(tally: Tally, entries: list[Entry], held: list[Round], ended: bool) -> None:
    """Count an episode whose papers went out, and whether a round followed."""
    # A `prepare` with a round label is for that interview, and no paper that leads to one.
    sent = [entry for entry in entries if entry.kind.name in _PAPERS and not entry.round]
    if not sent:
        return
    followed = [one for one in held if one.entry.sort_key > sent[0].sort_key]
    places = [sent[0].evidence, *(one.entry.evidence for one in followed[:1])]
    tally.add(advanced=bool(followed), exited=ended, places=places)


def _count_rounds(
    rounds: Tally, offers: Tally, entries: list[Entry], held: list[Round], ended: bool
) -> None:
    """Each round of an episode (2a and 2b are both the second), and its first one."""
    made = [entry for entry in entries if entry.kind.name == "offer"]
    numbered: dict[int, list[Round]] = {}
    for one in held:
        numbered.setdefault(_number(one, len(numbered) + 1), []).append(one)
    for number, group in numbered.items():
        onward = any(other > number for other in numbered) or bool(made)
        places = [one.entry.evidence for one in group]
        rounds.add(advanced=onward, exited=ended, places=places)
    if numbered:
        places = [held[0].entry.evidence, *(entry.evidence for entry in made[:1])]
        offers.add(advanced=bool(made), exited=ended, places=places)


def _number(one: Round, default: int) -> int:
    """The number of a round's label; one without a label takes its place in the order."""
    match = re.match(r"\d+", one.label)
    return int(match[0]) if match else default


def _count_alone(papers: Tally, ledger: Ledger, as_of: date) -> None:
    """The attempts in channels' files that serve no campaign."""
    age = ledger.config.rules.attempt_age
    seen: set[str] = set()
    for channel in ledger.channels:
        for attempt in attempts_in(unattached(ledger, channel_entries(ledger, channel, as_of))):
            place = attempt.entry.evidence
            if attempt.entry.kind.name not in _PAPERS or place in seen:
                continue
            seen.add(place)
            converted = attempt.converted
            failed = attempt.judged(as_of, age) - converted
            waiting = attempt.entry.count - converted - failed
            places = [place, *(entry.evidence for entry in attempt.results)]
            papers.add(advanced=True, exited=False, places=places, count=converted)
            papers.add(advanced=False, exited=True, places=(), count=failed)
            papers.add(advanced=False, exited=False, places=(), count=waiting)
