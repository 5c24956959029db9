"""Exchanges with a person: a two-way entry, or a way out and a way in close together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ledger.config import Way
from ledger.model.contact import Contact
from ledger.model.derived import per_record
from ledger.model.entry import Entry
from ledger.model.lasting import lasting
from ledger.model.ledger import Ledger
from ledger.model.timeline import done_with, up_to
from ledger.value import Value

_NO_DIALOG = ("like",)


class Exchange(Value, frozen=True):
    """One exchange: its date (of the later half) and the one or two entries that made it."""

    date: date
    entries: tuple[Entry, ...]


def is_way_in(entry: Entry) -> bool:
    """Whether somebody came to me: a way in, or an answer to a post that is more than a like."""
    way = entry.kind.way
    if way is Way.IN:
        return not entry.automatic
    if way is not Way.RESPONSE or entry.automatic:
        return False
    depth = (entry.field("depth") or "").strip().lower()
    return bool(depth) and depth not in _NO_DIALOG


def is_way_out(entry: Entry) -> bool:
    """Whether I went to somebody: a way out that was not sent in bulk or by a machine."""
    return entry.kind.way is Way.OUT and not entry.automatic


def is_two_way(entry: Entry) -> bool:
    """Whether both sides spoke: a call, a video call, a meeting or an interview."""
    return entry.kind.way is Way.TWO and not entry.automatic


def exchanges(ledger: Ledger, contact: Contact, as_of: date) -> Sequence[Exchange]:
    """Every exchange with a person up to a day, oldest first.

    A way out and a way in make one if they lie at most `dialog-pair` days apart, in either
    order; each is used once, with the nearest unused one before it.
    """
    return up_to(_every_exchange(ledger, contact), as_of)


@lasting
@per_record
def _every_exchange(ledger: Ledger, contact: Contact) -> tuple[Exchange, ...]:
    """The exchanges of all days: one looks back alone, so those up to a day come first."""
    longest = timedelta(days=ledger.config.rules.dialog_pair)
    made: list[Exchange] = []
    ways_in: list[Entry] = []
    ways_out: list[Entry] = []
    for entry in done_with(ledger, contact):
        if is_two_way(entry):
            made.append(Exchange(entry.date, (entry,)))
        elif (inward := is_way_in(entry)) or is_way_out(entry):
            partners = ways_out if inward else ways_in
            # The last one waiting is the nearest: where it is too old, all are.
            if partners and entry.date - partners[-1].date <= longest:
                made.append(Exchange(entry.date, (partners.pop(), entry)))
            else:
                (ways_in if inward else ways_out).append(entry)
    return tuple(made)
