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
    return next(
        (
            entry
            for entry in ledger.entries_with(campaign)
            if entry.done_by(as_of) and _is_result(ledger, campaign, entry)
        ),
        None,
    )


def up_to_result(
    ledger: Ledger, campaign: Campaign, result: Entry | None, as_of: date
) -> tuple[Entry, ...]:
    """The past entries on a campaign that led to its first result; all of them without one.

    Those of the result's own day belong to them, in whatever order they were typed; results
    themselves do not.
    """
    return tuple(
        entry
        for entry in ledger.entries_with(campaign)
        if entry.done_by(as_of)
        and (result is None or entry.date <= result.date)
        and not (result and _is_result(ledger, campaign, entry))
    )


def _is_result(ledger: Ledger, campaign: Campaign, entry: Entry) -> bool:
    if entry.kind.name == INTERVIEW:
        return True
    decider = ledger.decision_maker_of(campaign)
    return is_two_way(entry) and decider is not None and decider in ledger.involved(entry)


def credited(ledger: Ledger, entry: Entry) -> Channel | None:
    """The one channel that an entry serving no campaign counts for: its `via`, else the first."""
    named = ledger.linked_in(entry, "via", Channel)
    return next(iter((*named, *ledger.channels_of(entry))), None)
