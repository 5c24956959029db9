"""An open campaign without a next action."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._phrases import reachable
from ledger.metrics.works import coming
from ledger.model.campaign import Campaign
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.stage import current, open_campaigns
from ledger.wording import days_ago


@rule("nothing-due", 2)
def nothing_due(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """Every open campaign has a next act of mine with a date, or it is not in the works."""
    for campaign in open_campaigns(ledger, as_of):
        if coming(ledger, campaign, as_of):
            continue
        stage = current(ledger, campaign, as_of)
        person = reachable(ledger, campaign)
        last = [entry for entry in ledger.entries_with(campaign) if entry.done_by(as_of)]
        places = tuple(entry.evidence for entry in last[-1:]) or (str(campaign.location),)
        yield Advice(
            subject=campaign.id,
            event=f"since {last[-1].date}" if last else "never",
            message=_message(campaign, stage.name if stage else "", last, as_of),
            line=(
                f"- [ ] {as_of + timedelta(days=2)} email "
                + (f"[[{person.id}]] " if person else "")
            ).rstrip(),
            resolved_by="a next action with a date, or `parked`",
            evidence=places,
            stake=(campaign.value.amount if campaign.value else 0.0)
            * (stage.probability if stage else 0.0),
        )


def _message(campaign: Campaign, stage: str, last: list[Entry], as_of: date) -> str:
    said = f"{campaign.name} ({stage}) has no next action"
    when = last[-1].date if last else None
    return f"{said}; its last line is of {when} ({days_ago(when, as_of)})" if when else said
