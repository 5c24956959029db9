"""A held round to which nothing has been sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._phrases import names, quoted_issue
from ledger.metrics.follow_through import deadline
from ledger.model.ledger import Ledger
from ledger.model.rounds import Round, rounds_of
from ledger.model.stage import open_campaigns
from ledger.wording import days_ago


@rule("round-unanswered", 0)
def round_unanswered(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """Say thank you and answer the open issue, while the room still remembers."""
    business_days = ledger.config.rules.follow_up_business_days
    for campaign in open_campaigns(ledger, as_of):
        held = rounds_of(ledger, campaign, as_of)
        # Once a later round is answered, the older one has been overtaken.
        answered = max((at for at, one in enumerate(held) if one.followed_up), default=-1)
        for one in held[answered + 1 :]:
            if (as_of - one.entry.date).days > ledger.config.rules.window:
                continue
            yield Advice(
                subject=campaign.id,
                event=one.entry.evidence,
                message=_message(one, as_of),
                line=_line(one, as_of),
                resolved_by="a `follow-up` on that round",
                evidence=(one.entry.evidence,),
                due=deadline(one.entry.date, business_days),
                stake=campaign.value.amount if campaign.value else 0.0,
            )


def _message(one: Round, as_of: date) -> str:
    label = f"Round {one.label}" if one.label else "The interview"
    with_whom = f" with {names(one.people)}" if one.people else ""
    said = f"{label}{with_whom} at {one.campaign.name} was {days_ago(one.entry.date, as_of)}"
    if one.issues:
        return f"{said}; {quoted_issue(one.issues[0])} is still open and nothing was sent"
    return f"{said}; nothing was sent"


def _line(one: Round, as_of: date) -> str:
    parts = [f"- {as_of} follow-up 30m", one.label]
    parts += [f"[[{person.id}]]" for person in one.people]
    parts += [f"[addresses:: {issue}]" for issue in one.issues[:1]]
    return " ".join(part for part in parts if part)
