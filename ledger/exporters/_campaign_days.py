"""The days of a campaign: a decision awaited, its closing day, when to look at it again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.config import StageKind
from ledger.exporters._names import name_of, source_of
from ledger.exporters._occasion import Occasion, Sort
from ledger.metrics.works import agreed_days
from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger
from ledger.model.round_standing import RoundStanding, Standing, standings_of
from ledger.model.stage import current, open_campaigns
from ledger.wording import listing

_AWAITED = (Standing.HELD, Standing.FOLLOWED_UP)


def campaign_days(ledger: Ledger, as_of: date) -> Iterator[Occasion]:
    """The days to come of every campaign that is not archived."""
    for campaign in open_campaigns(ledger, as_of):
        if campaign.archived:
            continue
        yield from _awaited(ledger, campaign, as_of)
        if campaign.closes and campaign.closes >= as_of:
            yield _of_field(ledger, campaign, Sort.CLOSES, campaign.closes, "closes")
    for campaign in ledger.campaigns:
        stage = current(ledger, campaign, as_of)
        parked = stage is not None and stage.kind is StageKind.PARKED and not campaign.archived
        if parked and campaign.watch and campaign.watch > as_of:
            yield _of_field(ledger, campaign, Sort.WATCH, campaign.watch, "watch")


def _of_field(ledger: Ledger, campaign: Campaign, sort: Sort, day: date, field: str) -> Occasion:
    return Occasion(
        key=(field, campaign.id),
        sort=sort,
        day=day,
        title=f"{sort.value}: {name_of(ledger, campaign)}",
        source=source_of(ledger, campaign, str(campaign.place(field))),
        about=(campaign.path,),
    )


def _awaited(ledger: Ledger, campaign: Campaign, as_of: date) -> Iterator[Occasion]:
    """Their decision about the round held last, on the last day that it may come in time.

    That is the day that was agreed on, else the one after which no answer is taken for silence.
    """
    found = [one for one in standings_of(ledger, campaign, as_of) if one.standing in _AWAITED]
    if not found:
        return
    last = max((one.episode, one.number) for one in found)
    rounds = [one for one in found if (one.episode, one.number) == last]
    labels = listing(one.label for one in rounds if one.label)
    about = f", round {labels}" if labels else ""
    held = max(one.entry.date for one in rounds)
    yield Occasion(
        key=("decision", campaign.id, *map(str, last)),
        sort=Sort.DECISION,
        day=max(_decided_by(ledger, one, as_of) for one in rounds),
        title=f"{Sort.DECISION.value}: {name_of(ledger, campaign)}{about}",
        source=source_of(ledger, campaign, rounds[-1].entry.evidence),
        about=(campaign.path,),
        text=f"The last interview was on {held}; ask, where nothing has come by this day",
    )


def _decided_by(ledger: Ledger, one: RoundStanding, as_of: date) -> date:
    sent = one.round.followed_up if one.round else None
    told = [one.entry, sent] if sent else [one.entry]
    agreed = [day for entry in told for day in agreed_days(entry) if day >= as_of]
    return max(agreed, default=told[-1].date + timedelta(days=ledger.config.rules.attempt_age))
