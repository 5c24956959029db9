"""HW510: a follow-up, and nothing that it follows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._theirs import campaigns_with
from ledger.diagnostic import Severity
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.exchange import is_two_way
from ledger.model.lasting import lines_where
from ledger.model.ledger import Ledger
from ledger.model.rounds import INTERVIEW
from ledger.model.stage import episode_of, episodes, pipeline_of
from ledger.wording import listing

_ROUND = ("interview-round", "held-round")


@check(
    "HW510",
    "follow-up-without-round",
    Severity.WARNING,
    why="asking again counts as following through, which hides how often you ask without an answer",
)
def follow_up_without_round(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """One that names its round is judged by that; one after any talk with them follows that."""
    for entry in _of_no_round(ledger):
        if not entry.done_by(as_of):
            continue
        people = ledger.parties(entry, Contact)
        serves = ledger.campaigns_of(entry) or campaigns_with(ledger, people)
        if serves and all(_nothing_held(ledger, one, entry, as_of) for one in serves):
            owner = listing((f"`{one.id}`" for one in serves), "or")
            yield Finding(
                entry.location,
                f"a follow-up, and no interview or talk with {owner} was held by {entry.date}",
                f"type the line of what was held too: `- {entry.date} {INTERVIEW} 1`; if you asked "
                "again, it is an `email` or a `message`",
            )


@lines_where
def _of_no_round(ledger: Ledger, entry: Entry) -> bool:
    """The lines that follow a round up and do not say which."""
    return entry.kind.closes and bool(entry.kind.round) and not entry.round


def _nothing_held(ledger: Ledger, campaign: Campaign, entry: Entry, as_of: date) -> bool:
    """Whether a campaign of a pipeline with rounds had none by a day, nor any talk with them.

    One that has come to a stage which asks for a round is told of there.
    """
    asking = _asking(ledger, campaign)
    runs = episodes(ledger, campaign, as_of)
    episode = episode_of(runs, entry.date)
    lines = [line for run in runs if run.number == episode for line in run.lines]
    if not asking or any(
        line.stage in asking and (line.date is None or line.date <= entry.date) for line in lines
    ):
        return False
    return not any(
        is_two_way(other)
        and not other.todo
        and other.date <= entry.date
        and episode_of(runs, other.date) == episode
        for party in (campaign, *ledger.people_of(campaign))
        for other in ledger.entries_with(party)
    )


def _asking(ledger: Ledger, campaign: Campaign) -> frozenset[str]:
    """The stages of a campaign's pipeline that ask for a round."""
    pipeline = pipeline_of(ledger, campaign)
    stages = pipeline.stages.values() if pipeline else ()
    return frozenset(stage.name for stage in stages if {*stage.needs, *stage.must} & {*_ROUND})
