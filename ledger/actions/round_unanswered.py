"""A held round to which nothing has been sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._phrases import names, quoted_issue
from ledger.metrics.follow_through import deadline
from ledger.model.contact import Contact
from ledger.model.exchange import is_way_out
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.model.rounds import Round, rounds_of
from ledger.model.stage import episodes, open_campaigns
from ledger.wording import days_ago


@rule("round-unanswered", 0, figures=("follow-through",), about=(RecordKind.CAMPAIGN,))
def round_unanswered(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """Say thank you and answer the open issue, while the room still remembers."""
    business_days = ledger.config.rules.follow_up_business_days
    for campaign in open_campaigns(ledger, as_of):
        now = episodes(ledger, campaign, as_of)[-1].number
        held = [one for one in rounds_of(ledger, campaign, as_of) if one.episode == now]
        # Once a later round is held, the older one has been overtaken; 2a and 2b are one.
        latest = max((one.number for one in held), default=0)
        for one in held:
            days = (as_of - one.entry.date).days
            # On its own day there is nothing to be late with yet.
            old = not 0 < days <= ledger.config.rules.window
            if old or one.number < latest or one.followed_up or _was_sent(ledger, one, as_of):
                continue
            yield Advice(
                subject=campaign.id,
                event=f"{one.entry.date} {one.label}",
                message=_message(one, as_of),
                line=_line(one, as_of),
                resolved_by="a `follow-up` on that round, or anything else sent to its people",
                evidence=(one.entry.evidence,),
                due=deadline(one.entry.date, business_days),
            )


def _was_sent(ledger: Ledger, one: Round, as_of: date) -> bool:
    """Whether anything went out after a round: to its people, or on its campaign to nobody named.

    What is labelled for another round, or serves another campaign alone, is none of it.
    """
    people = {person.path for person in one.people}
    for party in (one.campaign, *one.people):
        for entry in ledger.entries_with(party):
            if not is_way_out(entry) or not entry.done_by(as_of):
                continue
            serves = ledger.campaigns_of(entry)
            elsewhere = bool(serves) and one.campaign not in serves
            if elsewhere or (entry.round and entry.round != one.label):
                continue
            to = {person.path for person in ledger.parties(entry, Contact)}
            if entry.sort_key > one.entry.sort_key and (to & people or not to or not people):
                return True
    return False


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
