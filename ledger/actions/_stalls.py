"""A campaign whose other side is silent for too long, and who else there could be asked."""

from __future__ import annotations

from datetime import date

from ledger.actions._asking import may_be_asked
from ledger.actions._phrases import reachable, wrote_lately
from ledger.metrics import Measurement
from ledger.metrics.works import coming
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.exchange import is_way_out
from ledger.model.ledger import Ledger
from ledger.value import Value


class Stall(Value, frozen=True):
    """Days of silence, the days that are usual, and whom to write to (None: nobody is known)."""

    silent: int
    usual: float
    person: Contact | None
    places: tuple[str, ...]


def stall_of(ledger: Ledger, pace: Measurement, campaign: Campaign, as_of: date) -> Stall | None:
    """The stall of a campaign on which the next word is mine; None where it has not stalled.

    With a dated act of my own ahead, or one that I wrote lately, there is nothing to do.
    """
    row = next((row for row in pace.rows if row.cells["id"] == campaign.id), None)
    silent, usual = (row.cells["silent"], row.cells["limit"]) if row else (None, None)
    if row is None or not row.cells["stalled"]:
        return None
    if row.cells["days_since"] is None and not _was_asked(ledger, campaign, as_of):
        return None  # who was never asked anything is not silent
    if not isinstance(silent, int) or not isinstance(usual, int | float):
        return None
    if coming(ledger, campaign, as_of) or wrote_lately(ledger, campaign, as_of):
        return None
    return Stall(silent, usual, _whom(ledger, campaign, as_of), row.evidence)


def _was_asked(ledger: Ledger, campaign: Campaign, as_of: date) -> bool:
    past = (entry for entry in ledger.entries_with(campaign) if entry.done_by(as_of))
    return any(is_way_out(entry) for entry in past)


def _whom(ledger: Ledger, campaign: Campaign, as_of: date) -> Contact | None:
    """Somebody of theirs who does not owe an answer, else the one last spoken with."""
    usual = reachable(ledger, campaign)
    if usual and may_be_asked(ledger, usual, as_of):
        return usual
    others = (one for one in ledger.people_of(campaign) if may_be_asked(ledger, one, as_of))
    return next(others, usual)
