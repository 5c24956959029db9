"""HW511: an interview serves no campaign."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._text import choices
from ledger.checks._theirs import campaigns_with
from ledger.diagnostic import Severity
from ledger.model.entry import Entry
from ledger.model.entry_index import of_kind
from ledger.model.ledger import Ledger
from ledger.model.rounds import INTERVIEW

_MOST = 3


@check(
    "HW511",
    "round-without-campaign",
    Severity.WARNING,
    why="a round on no campaign wants no follow-up and lifts no campaign, so it is soon forgotten",
)
def round_without_campaign(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """One that came of a channel counts there; one with a purpose of its own has said which."""
    found = [entry for entry in of_kind(ledger, INTERVIEW) if _serves_nothing(ledger, entry)]
    for entry in found if ledger.campaigns else ():
        likely = campaigns_with(ledger, ledger.involved(entry))[:_MOST]
        links = [f"[[{one.id}]]" for one in likely] or ["[[CAMPAIGN]]"]
        yield Finding(
            entry.location,
            "this interview names no campaign, so it is no round of any",
            f"link the campaign that it was for: {choices(links)}",
        )


def _serves_nothing(ledger: Ledger, entry: Entry) -> bool:
    if ledger.campaigns_of(entry) or ledger.channels_of(entry):
        return False
    # What is linked and leads nowhere may be the campaign; it has a finding already.
    astray = any(ledger.resolve(link) is None for link in entry.links_in())
    return not (astray or entry.field("for") or entry.field("step"))
