"""An open campaign whose other side has been silent for too long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._stalls import Stall, stall_of
from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.model.stage import current, open_campaigns
from ledger.wording import number


@rule("campaign-stalled", 2, figures=("pace",), about=(RecordKind.CAMPAIGN,))
def campaign_stalled(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """One question with a day in it, or park it: silence is an answer when it lasts."""
    for campaign in open_campaigns(ledger, as_of):
        stall = stall_of(ledger, measurements["pace"], campaign, as_of)
        if stall is None:
            continue
        to = f" [[{stall.person.id}]]" if stall.person else ""
        yield Advice(
            subject=campaign.id,
            event=f"silent since {as_of - timedelta(days=stall.silent)}",
            message=_message(ledger, campaign, stall, as_of),
            line=f"- {as_of} email{to} [[{campaign.id}]] one question, with a day in it",
            resolved_by="their move, a coming date, or `parked`",
            evidence=stall.places,
            due=as_of - timedelta(days=int(stall.silent - stall.usual)),
        )


def _message(ledger: Ledger, campaign: Campaign, stall: Stall, as_of: date) -> str:
    stage = current(ledger, campaign, as_of)
    at = f" at {stage.name}" if stage else ""
    whom = f"ask {stall.person.name} one question with a day in it" if stall.person else "ask"
    return (
        f"{campaign.name} has not moved for {stall.silent} days, where {number(stall.usual)} is "
        f"long{at}: {whom}, or park it"
    )
