"""HW602: they decided, and nothing says who said so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._stages import Step, steps
from ledger.diagnostic import Severity
from ledger.model.campaign import Campaign
from ledger.model.evidence import may_concern
from ledger.model.ledger import Ledger
from ledger.model.stage import THEIR_DECISION

_THEIR_WORD = ("decline", "reply", "inbound")


@check(
    "HW602",
    "decision-with-nobody",
    Severity.INFO,
    why="who said it, and how, is what you build the next one on",
)
def decision_with_nobody(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """Silence is `stopped`."""
    for step in steps(ledger, as_of):
        campaign = step.record
        if step.stage.name not in THEIR_DECISION or not isinstance(campaign, Campaign):
            continue
        # A reason of my own is no word of theirs.
        told = bool(step.line.evidence) and not step.line.because
        if not told and not _said(ledger, campaign, step, as_of):
            day = step.line.date or as_of
            person = next((person.id for person in ledger.people_of(campaign)), "PERSON")
            yield Finding(
                step.line.location,
                f"`{step.stage.name}`, and nothing says who decided or in what words",
                f"type `- {day} decline [[{person}]] …` below; if nobody ever answered, it is "
                "`stopped`",
                step.line.length,
            )


def _said(ledger: Ledger, campaign: Campaign, step: Step, as_of: date) -> bool:
    """Whether somebody sent word between the stage before and the decision."""
    until = step.line.date or as_of
    previous = step.transition.previous
    since = (previous.date if previous else None) or date.min
    parties = (campaign, *ledger.people_of(campaign))
    return any(
        entry.kind.name in _THEIR_WORD
        and since <= entry.date <= until
        and not entry.todo
        and may_concern(ledger, entry, campaign)
        for party in parties
        for entry in ledger.entries_with(party)
    )
