"""HW808: a group is visited again and again, and nobody met there is rated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.checks._check import Finding, check
from ledger.config import Way
from ledger.diagnostic import Severity
from ledger.model.channel import Channel
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.stage import open_campaigns

_VISITS = 3


@check(
    "HW808",
    "unrated-event",
    Severity.INFO,
    why="a group that nobody is rated at gets no verdict, and habit alone decides whether you stay",
)
def unrated_event(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """Told once, of the group visited most often; one left behind wants no verdict any more."""
    if not open_campaigns(ledger, as_of):
        return
    since = as_of - timedelta(days=ledger.config.rules.window)
    unrated = [
        (len({entry.date for entry in visits}), visits[-1], channel)
        for channel in ledger.channels
        if (visits := _visits(ledger, channel, as_of))
        and visits[-1].date > since
        and not _rated(ledger, channel, visits)
    ]
    count, last, channel = max(
        unrated, key=lambda one: (one[0], one[1].sort_key), default=(0, None, None)
    )
    if last and channel and count >= _VISITS:
        yield Finding(
            last.location,
            f"`{channel.id}` was visited on {count} days, and nobody met there is rated",
            "add whom you met, counted by what they came for: "
            "`[rated:: 3 selling, 1 social, 2 building, 1 overlap, 1 credible, 1 all]`",
        )


def _visits(ledger: Ledger, channel: Channel, as_of: date) -> list[Entry]:
    return [
        entry
        for entry in ledger.entries_through(channel)
        if entry.kind.way is Way.GROUP and entry.done_by(as_of)
    ]


def _rated(ledger: Ledger, channel: Channel, visits: list[Entry]) -> bool:
    """Whether somebody was judged there: counted on a visit, or met there with an intent."""
    return any(entry.field("rated") for entry in visits) or any(
        contact.intent and ledger.resolve(contact.via) is channel for contact in ledger.contacts
    )
