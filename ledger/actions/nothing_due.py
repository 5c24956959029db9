"""An open campaign without a next action."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._phrases import reachable
from ledger.actions._stalls import stall_of
from ledger.metrics.works import coming
from ledger.model.campaign import Campaign
from ledger.model.entry import Entry
from ledger.model.exchange import is_way_out
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.model.stage import current, open_campaigns
from ledger.wording import days_ago

_SOON = timedelta(days=2)


@rule("nothing-due", 2, figures=("works",), about=(RecordKind.CAMPAIGN,))
def nothing_due(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """Every open campaign has a next act of mine with a date, or it is not in the works.

    Of several the one that was touched last is told of, and the others are counted.
    """
    idle = [
        (campaign, _past(ledger, campaign, as_of))
        for campaign in open_campaigns(ledger, as_of)
        # Of one that has stalled another rule says the same with its figures.
        if not coming(ledger, campaign, as_of)
        and not stall_of(ledger, measurements["pace"], campaign, as_of)
    ]
    idle.sort(key=lambda pair: (-_last_day(pair[1]).toordinal(), pair[0].id))
    more = f" ({len(idle) - 1} more likewise)" if len(idle) > 1 else ""
    for campaign, past in idle[:1]:
        person = reachable(ledger, campaign)
        to = f" [[{person.id}]]" if person else ""
        yield Advice(
            subject=campaign.id,
            event=f"since {past[-1].date}" if past else "never",
            message=_message(ledger, campaign, past, as_of) + more,
            line=f"- [ ] {_when(ledger, past, as_of)} email{to}",
            resolved_by="a next action with a date, or `parked`",
            evidence=tuple(one.evidence for one in past[-1:]) or (str(campaign.location),),
        )


def _past(ledger: Ledger, campaign: Campaign, as_of: date) -> list[Entry]:
    return [entry for entry in ledger.entries_with(campaign) if entry.done_by(as_of)]


def _last_day(past: list[Entry]) -> date:
    return past[-1].date if past else date.min


def _when(ledger: Ledger, past: list[Entry], as_of: date) -> date:
    """In two days; where the next word is theirs, once they have had their time for it."""
    wrote = [entry.date for entry in past if is_way_out(entry)]
    patience = timedelta(days=ledger.config.rules.dialog_pair)
    answered = not wrote or past[-1].date > wrote[-1]
    return as_of + _SOON if answered else max(as_of + _SOON, wrote[-1] + patience)


def _message(ledger: Ledger, campaign: Campaign, past: list[Entry], as_of: date) -> str:
    stage = current(ledger, campaign, as_of)
    said = f"{campaign.name} ({stage.name if stage else ''}) has no next action"
    if not past:
        return said
    when = past[-1].date
    if when == as_of:
        return f"{said} after what was done today"
    return f"{said}; its last line is of {when} ({days_ago(when, as_of)})"
