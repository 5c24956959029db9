"""Which channel a campaign came through, and what counts as its first result."""

from __future__ import annotations

from datetime import date

from ledger.model.campaign import Campaign
from ledger.model.channel import Channel
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.exchange import is_two_way
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.model.rounds import INTERVIEW


def origin_of(ledger: Ledger, campaign: Campaign) -> Channel | None:
    """The channel that a campaign's `via` leads to, through people if need be."""
    return channel_behind(ledger, ledger.resolve(campaign.via))


def channel_behind(ledger: Ledger, start: Record | None) -> Channel | None:
    """The channel at the end of a chain of `via`; None where it ends at nobody or in a ring."""
    seen: set[str] = set()
    record = start
    while isinstance(record, Contact) and record.path not in seen:
        seen.add(record.path)
        record = ledger.resolve(record.via)
    return record if isinstance(record, Channel) else None


def first_result(ledger: Ledger, campaign: Campaign, as_of: date) -> Entry | None:
    """A campaign's first interview, or its first conversation with the decision-maker."""
    decider = ledger.decision_maker_of(campaign)
    for entry in ledger.entries_with(campaign):
        if entry.done_by(as_of) and (
            entry.kind.name == INTERVIEW
            or (is_two_way(entry) and decider is not None and decider in ledger.involved(entry))
        ):
            return entry
    return None


def channels_of(ledger: Ledger, entry: Entry) -> tuple[Channel, ...]:
    """The channels that an entry stands with, links, or says it came `via`."""
    both = ledger.parties(entry, Channel) + ledger.linked_in(entry, "via", Channel)
    return tuple({channel.path: channel for channel in both}.values())
