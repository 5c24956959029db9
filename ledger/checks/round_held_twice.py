"""HW514: two interviews of a campaign have one label."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from string import ascii_lowercase

from ledger.checks._check import Finding, check
from ledger.diagnostic import Related, Severity
from ledger.model.campaign import Campaign
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.rounds import INTERVIEW
from ledger.model.stage import episode_of, episodes
from ledger.source import Location


@check(
    "HW514",
    "round-held-twice",
    Severity.WARNING,
    why="two rounds with one label count as two, and one follow-up closes both of them",
)
def round_held_twice(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """After a reopening the labels begin again; several lines of one day tell of one round."""
    told: set[Location] = set()
    for campaign in ledger.campaigns:
        runs = episodes(ledger, campaign, as_of)
        first: dict[tuple[int, str], Entry] = {}
        for entry in ledger.entries_with(campaign):
            if entry.kind.name != INTERVIEW or not entry.round or not entry.done_by(as_of):
                continue
            earlier = first.setdefault((episode_of(runs, entry.date), entry.round), entry)
            if earlier.date != entry.date and entry.location not in told:
                told.add(entry.location)
                yield _finding(campaign, entry, earlier)


def _finding(campaign: Campaign, entry: Entry, earlier: Entry) -> Finding:
    label = entry.round or ""
    number = label.rstrip(ascii_lowercase)
    return Finding(
        entry.location,
        f"the round `{label}` with `{campaign.id}` is here a second time, on another day",
        "give it the next number, or put the right day in; two parts of one round are "
        f"`{number}a` and `{number}b`",
        related=(Related(earlier.location, f"it stands here first, on {earlier.date}"),),
    )
