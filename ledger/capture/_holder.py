"""Which file a sentence's line belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ledger.capture._names import open_campaigns
from ledger.config import EntryKind, Way
from ledger.model.campaign import Campaign
from ledger.model.channel import Channel
from ledger.model.contact import Contact
from ledger.model.ledger import Ledger
from ledger.model.organization import Organization
from ledger.model.record import Record
from ledger.model.skill import Skill
from ledger.model.stage import is_open
from ledger.value import Value
from ledger.wording import listing

# What belongs to the place where the effort goes, and not to a person.
_OF_A_CHANNEL = (Way.GROUP, Way.CONTENT, Way.RESPONSE)


class Holder(Value, frozen=True):
    """The record that holds the line, None for the journal, and why where it was not named.

    `campaigns` are those that an organization's name stands for, by the organization's path.
    """

    record: Record | None
    because: str
    campaigns: dict[str, Campaign]


def choose_holder(
    ledger: Ledger,
    day: date,
    kind: EntryKind,
    named: Sequence[Record],
    apart: Sequence[Record],
) -> Holder:
    """The file for a line of a day that names some records, in their order.

    Those `apart` are named and do not take part: who was introduced, what it came through.
    """
    standing = _standing_for(ledger, day, named)
    pursued = _distinct(
        [one for one in named if isinstance(one, Campaign)] + list(standing.values())
    )
    if len(pursued) == 1:
        return Holder(pursued[0], "", standing)
    if len(pursued) > 1:
        return Holder(None, f"it is about {listing([one.id for one in pursued])}", standing)
    people = [one for one in named if isinstance(one, Contact)]
    inferred = _distinct(
        campaign
        for campaign in ledger.campaigns
        if is_open(ledger, campaign, day)
        and {one.path for one in people} & {one.path for one in ledger.people_of(campaign)}
    )
    everybody = [*named, *apart]
    channel = _first(everybody, Channel) or _only_of_type(ledger, kind.name)
    if (kind.way in _OF_A_CHANNEL or kind.attempt) and channel and not inferred:
        return Holder(channel, "", standing)
    if len(inferred) == 1:
        theirs = {one.path for one in ledger.people_of(inferred[0])}
        who = next(one for one in people if one.path in theirs)
        at = ledger.organization_of(inferred[0])
        theirs_too = at is not None and ledger.organization_of(who) == at
        part = f"where {who.name} works" if theirs_too else f"that {who.name} has a part in"
        return Holder(inferred[0], f"the open campaign {part}", standing)
    for wanted in (Contact, Channel, Organization, Skill):
        if found := _first(named, wanted):
            return Holder(found, "", standing)
    for wanted in (Contact, Channel, Organization, Skill):
        if found := _first(apart, wanted):
            return Holder(found, "", standing)
    return Holder(None, "", standing)


def _standing_for(ledger: Ledger, day: date, named: Iterable[Record]) -> dict[str, Campaign]:
    """The only campaign pursued at each organization that is named, by its path."""
    found: dict[str, Campaign] = {}
    for one in named:
        if isinstance(one, Organization):
            campaigns = open_campaigns(ledger, one, day)
            if len(campaigns) == 1:
                found[one.path] = campaigns[0]
    return found


def _only_of_type(ledger: Ledger, name: str) -> Channel | None:
    """The one channel that there is for a kind of line, as cold calling has."""
    found = [one for one in ledger.channels if one.type == name]
    return found[0] if len(found) == 1 else None


def _distinct(campaigns: Iterable[Campaign]) -> list[Campaign]:
    return list({one.path: one for one in campaigns}.values())


def _first(named: Iterable[Record], kind: type[Record]) -> Record | None:
    return next((one for one in named if isinstance(one, kind)), None)
