"""An interview within days that has not been prepared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._phrases import names, quoted_issue
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.model.rounds import rounds_of, scheduled
from ledger.model.stage import episode_of, episodes, open_campaigns
from ledger.wording import days_ago, listing


@rule("interview-ahead", 0, about=(RecordKind.CAMPAIGN,))
def interview_ahead(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """Bring what they still doubt and what they need, with a story for each."""
    soon = as_of + timedelta(days=ledger.config.rules.interview_ahead)
    for campaign in open_campaigns(ledger, as_of):
        for entry in scheduled(ledger, campaign, as_of):
            if entry.date <= soon and not _prepared(ledger, campaign, entry, as_of):
                yield Advice(
                    subject=campaign.id,
                    event=f"{entry.date} {entry.round}",
                    message=_message(ledger, campaign, entry, as_of),
                    line=f"- {as_of} prepare 1h {entry.round or ''} [[{campaign.id}]] ".replace(
                        "  ", " "
                    ),
                    resolved_by="a `prepare` entry on the campaign",
                    evidence=(entry.evidence,),
                    due=entry.date,
                )


def _prepared(ledger: Ledger, campaign: Campaign, interview: Entry, as_of: date) -> bool:
    """Whether something was prepared for this round, or for any in the week before it.

    A round of an earlier episode may have had the same label.
    """
    week = interview.date - timedelta(days=7)
    runs = episodes(ledger, campaign, as_of)
    return any(
        entry.kind.name == "prepare"
        and entry.done_by(as_of)
        and episode_of(runs, entry.date) == runs[-1].number
        and (entry.round == interview.round if entry.round else entry.date >= week)
        for entry in ledger.entries_with(campaign)
    )


def _message(ledger: Ledger, campaign: Campaign, entry: Entry, as_of: date) -> str:
    people = ledger.parties(entry, Contact)
    label = f"round {entry.round}" if entry.round else "an interview"
    with_whom = f" with {names(people)}" if people else ""
    said = f"{campaign.name}: {label}{with_whom} {days_ago(entry.date, as_of)}, nothing prepared"
    bring = _bring(ledger, campaign, as_of)
    return f"{said}; bring {bring}" if bring else said


def _bring(ledger: Ledger, campaign: Campaign, as_of: date) -> str:
    """The issues still open, then the must-needs."""
    held = rounds_of(ledger, campaign, as_of)
    issues = [quoted_issue(issue) for one in held if not one.addressed for issue in one.issues]
    musts = [need.name for need in ledger.needs_of(campaign) if need.must]
    parts = []
    if issues:
        parts.append(f"an answer to {listing(issues[-2:])}")
    if musts:
        parts.append(f"proof for {listing(musts[:3])}")
    return " and ".join(parts)
