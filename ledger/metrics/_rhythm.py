"""When the other side of a campaign moved, and in what rhythm it usually does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from ledger.metrics._shares import COUNTS_ONLY_BELOW
from ledger.metrics.works import APPOINTMENTS, agreements
from ledger.model.campaign import Campaign
from ledger.model.derived import per_record
from ledger.model.entry import Entry
from ledger.model.exchange import is_two_way, is_way_in
from ledger.model.lasting import lasting
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.model.stage import episodes
from ledger.model.timeline import done_with, since, up_to
from ledger.statistics import median

ONE_DAY = timedelta(days=1)


def their_moves(ledger: Ledger, campaign: Campaign, as_of: date) -> Sequence[Entry]:
    """What came from the other side up to a day, oldest first: a way in, or a conversation.

    It is on the campaign, or with one of their people and on no campaign at all.
    """
    return up_to(_every_move(ledger, campaign), as_of)


@lasting
@per_record
def _every_move(ledger: Ledger, campaign: Campaign) -> tuple[Entry, ...]:
    found = {entry.location: entry for entry in done_with(ledger, campaign) if _moved(entry)}
    for person in ledger.people_of(campaign):
        for entry in done_with(ledger, person):
            if _moved(entry) and not ledger.campaigns_of(entry):
                found[entry.location] = entry
    return tuple(sorted(found.values(), key=lambda entry: entry.sort_key))


def own_median(
    ledger: Ledger, campaign: Campaign, moves: Sequence[Entry], as_of: date
) -> float | None:
    """The median of the days between their moves in this episode; None below five gaps."""
    runs = episodes(ledger, campaign, as_of)
    days = sorted({move.date for move in moves if not runs or runs[-1].covers(move.date)})
    gaps = [float((later - day).days) for day, later in pairwise(days)]
    return median(gaps) if len(gaps) >= COUNTS_ONLY_BELOW else None


def coming_date(ledger: Ledger, campaign: Campaign, as_of: date) -> Entry | None:
    """The first entry that puts a date with them ahead; None where nothing is agreed.

    That is a conversation or an event dated later, or an agreed `next` that has not passed.
    An action of one's own (`[ ]`) is not: nobody waits for it but oneself.
    """
    parties: tuple[Record, ...] = (campaign, *ledger.people_of(campaign))
    found = [
        entry
        for party in parties
        for entry in (
            *(one.entry for one in up_to(agreements(ledger, party), as_of) if one.last >= as_of),
            *since(_meetings(ledger, party), as_of + ONE_DAY),
        )
        if party is campaign or not ledger.campaigns_of(entry)
    ]
    return min(found, key=lambda entry: entry.sort_key, default=None)


@lasting
@per_record
def _meetings(ledger: Ledger, record: Record) -> tuple[Entry, ...]:
    entries = done_with(ledger, record)
    return tuple(entry for entry in entries if entry.kind.way in APPOINTMENTS)


def _moved(entry: Entry) -> bool:
    return is_two_way(entry) or is_way_in(entry)
