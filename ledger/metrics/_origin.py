"""Which channel a campaign came through, and what counts as its first result."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ledger.model.campaign import Campaign
from ledger.model.channel import Channel
from ledger.model.contact import Contact
from ledger.model.derived import per_record
from ledger.model.entry import Entry
from ledger.model.exchange import is_two_way
from ledger.model.lasting import lasting
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.model.rounds import INTERVIEW
from ledger.model.timeline import done_with, up_to


@per_record
def origin_of(ledger: Ledger, campaign: Campaign) -> Channel | None:
    """The channel that a campaign's `via` leads to, through people if need be."""
    return channel_behind(ledger, ledger.resolve(campaign.via))


@per_record
def came_through(ledger: Ledger, campaign: Campaign) -> tuple[Contact, ...]:
    """The people that a campaign came through, nearest first: its `via`, theirs, and so on."""
    people: dict[str, Contact] = {}
    person = ledger.resolve_as(campaign.via, Contact)
    while person and person.path not in people:
        people[person.path] = person
        person = ledger.resolve_as(person.via, Contact)
    return tuple(people.values())


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
    first = _first_result(ledger, campaign)
    return first if first and first.date <= as_of else None


@lasting
@per_record
def _first_result(ledger: Ledger, campaign: Campaign) -> Entry | None:
    entries = done_with(ledger, campaign)
    return next((entry for entry in entries if _is_result(ledger, campaign, entry)), None)


def up_to_result(ledger: Ledger, campaign: Campaign, as_of: date) -> Sequence[Entry]:
    """The past entries on a campaign that led to its first result; all of them without one.

    Those of the result's own day belong to them, in whatever order they were typed; results
    themselves do not.
    """
    return up_to(_up_to_result(ledger, campaign), as_of)


@lasting
@per_record
def _up_to_result(ledger: Ledger, campaign: Campaign) -> tuple[Entry, ...]:
    result = _first_result(ledger, campaign)
    return tuple(
        entry
        for entry in done_with(ledger, campaign)
        if result is None or (entry.date <= result.date and not _is_result(ledger, campaign, entry))
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
