"""When the other side of a campaign moved, and in what rhythm it usually does."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from ledger.config import Way
from ledger.metrics._shares import COUNTS_ONLY_BELOW
from ledger.metrics.works import agreed_days
from ledger.model.campaign import Campaign
from ledger.model.entry import Entry
from ledger.model.exchange import is_two_way
from ledger.model.ledger import Ledger
from ledger.model.stage import episodes
from ledger.statistics import median

_AHEAD = (Way.TWO, Way.GROUP)


def their_moves(ledger: Ledger, campaign: Campaign, as_of: date) -> tuple[Entry, ...]:
    """What came from the other side up to a day, oldest first: a way in, or a conversation.

    It is on the campaign, or with one of their people and on no campaign at all.
    """
    found = {entry.location: entry for entry in ledger.entries_with(campaign) if _moved(entry)}
    for person in ledger.people_of(campaign):
        for entry in ledger.entries_with(person):
            if _moved(entry) and not ledger.campaigns_of(entry):
                found[entry.location] = entry
    past = (entry for entry in found.values() if entry.done_by(as_of))
    return tuple(sorted(past, key=lambda entry: entry.sort_key))


def own_median(
    ledger: Ledger, campaign: Campaign, moves: tuple[Entry, ...], as_of: date
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
    for entry in ledger.entries_with(campaign):
        if entry.todo:
            continue
        if entry.date > as_of and entry.kind.way in _AHEAD:
            return entry
        if entry.date <= as_of and any(day >= as_of for day in agreed_days(entry)):
            return entry
    return None


def _moved(entry: Entry) -> bool:
    return is_two_way(entry) or (entry.kind.way is Way.IN and not entry.automatic)
