"""A parked campaign whose day to look again has come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._phrases import reachable, wrote_lately
from ledger.config import StageKind
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.model.stage import current, current_line
from ledger.wording import days_ago


@rule("watch-date", 2, about=(RecordKind.CAMPAIGN,))
def watch_date(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """Ask about the budget, or who decides now."""
    for campaign in ledger.campaigns:
        stage = current(ledger, campaign, as_of)
        if stage is None or stage.kind is not StageKind.PARKED:
            continue
        if campaign.watch is None or campaign.watch > as_of:
            continue
        if wrote_lately(ledger, campaign, as_of):
            continue
        line = current_line(ledger, campaign, as_of)
        person = reachable(ledger, campaign)
        why = f" ({line.evidence})" if line and line.evidence else ""
        to = f" [[{person.id}]]" if person else ""
        yield Advice(
            subject=campaign.id,
            event=f"watch {campaign.watch}",
            message=(
                f"{campaign.name} is {stage.name}{why} and was to be looked at again "
                f"{days_ago(campaign.watch, as_of)}: ask about the budget, or who decides now"
            ),
            line=f"- {as_of} email{to} [[{campaign.id}]] is there news",
            resolved_by="`reopened`, or a later `watch`",
            evidence=(str(campaign.place("watch")),),
            due=campaign.watch,
        )
