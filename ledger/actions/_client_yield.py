"""What first meetings with clients lead to: a confirmed need, or a proposal."""

from __future__ import annotations

from datetime import date

from ledger.config import StageKind
from ledger.metrics._clients import is_client
from ledger.metrics._origin import first_result
from ledger.metrics._tally import Tally
from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger
from ledger.model.stage import is_open, lines_by, pipeline_of

_CONFIRMED = "need-confirmed"
_PROPOSAL = "proposal"


def client_yield(ledger: Ledger, as_of: date) -> Tally:
    """Of the clients met by a day, those who said what they need or were sent a proposal.

    One who was met and went nowhere within a week, or ended, did not; one met this week is
    still open.
    """
    tally = Tally("first meetings")
    week = ledger.config.rules.review_every
    for campaign in ledger.campaigns:
        met = first_result(ledger, campaign, as_of) if is_client(ledger, campaign) else None
        if met is None:
            continue
        over = not is_open(ledger, campaign, as_of) or (as_of - met.date).days >= week
        advanced = _came_to_more(ledger, campaign, as_of)
        tally.add(advanced=advanced, exited=over, places=(met.evidence,))
    return tally


def _came_to_more(ledger: Ledger, campaign: Campaign, as_of: date) -> bool:
    """Whether their need was confirmed, or a proposal went out."""
    pipeline = pipeline_of(ledger, campaign)
    confirmed = pipeline.stages.get(_CONFIRMED) if pipeline else None
    for line in lines_by(campaign, as_of):
        stage = pipeline.stages.get(line.stage) if pipeline else None
        onward = stage is not None and stage.kind in (StageKind.OPEN, StageKind.WON)
        if stage and onward and confirmed and stage.position >= confirmed.position:
            return True
    return any(
        entry.kind.name == _PROPOSAL and entry.done_by(as_of)
        for entry in ledger.entries_with(campaign)
    )
