"""HW606: a round was followed up before it was held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.diagnostic import Related, Severity
from ledger.model.campaign import Campaign
from ledger.model.entry import Entry
from ledger.model.entry_index import with_round
from ledger.model.ledger import Ledger
from ledger.model.rounds import INTERVIEW
from ledger.model.stage import episode_of, episodes


@check(
    "HW606",
    "follow-up-before-round",
    Severity.WARNING,
    why="a follow-up dated before its round closes nothing, so the round reads as never answered",
)
def follow_up_before_round(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """One of the two days is wrong, or the label is. A label that no round bears is another's."""
    for entry in with_round(ledger):
        if not entry.kind.closes:
            continue
        serves = ledger.campaigns_of(entry)
        held = [one for campaign in serves for one in _rounds(ledger, campaign, entry, as_of)]
        if held and all(one.date > entry.date for one in held):
            first = held[0]
            yield Finding(
                entry.location,
                f"this follows up the round `{entry.round}` on {entry.date}, and the round was on "
                f"{first.date}",
                "put the right day or the right round in; what is sent before a round is `prepare` "
                "or an `email`",
                related=(Related(first.location, f"the round `{entry.round}` is here"),),
            )


def _rounds(ledger: Ledger, campaign: Campaign, entry: Entry, as_of: date) -> list[Entry]:
    """The interviews with the label of a follow-up, in the episode that it belongs to."""
    runs = episodes(ledger, campaign, as_of)
    episode = episode_of(runs, entry.date)
    return [
        other
        for other in ledger.entries_with(campaign)
        if other.kind.name == INTERVIEW
        and other.round == entry.round
        and episode_of(runs, other.date) == episode
    ]
