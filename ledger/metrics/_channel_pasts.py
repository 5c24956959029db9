"""What of each campaign and each channel counts towards channels, whatever the day."""

from __future__ import annotations

from datetime import date

from ledger.metrics._attempts import channel_story
from ledger.metrics._located import Located
from ledger.metrics._origin import first_result, origin_of, up_to_result
from ledger.model.campaign import Campaign
from ledger.model.channel import Channel
from ledger.model.derived import per_ledger, per_record
from ledger.model.entry import Entry
from ledger.model.lasting import lasting
from ledger.model.ledger import Ledger
from ledger.value import Value


class Past(Value, frozen=True):
    """What of a campaign's whole past counts towards channels, on whatever day it is asked for.

    `origin` is the path of the channel that it came through, `helped` those of the others that
    took part up to its first result; `located` its entries up to there, none without an origin.
    """

    origin: str | None
    result: Entry | None
    helped: tuple[str, ...]
    located: Located


@per_ledger
def pasts_of(ledger: Ledger) -> tuple[tuple[Campaign, Past], ...]:
    """The past of each campaign that counts towards any channel."""
    pasts = ((one, _past(ledger, one)) for one in ledger.campaigns)
    return tuple((one, past) for one, past in pasts if past.origin or past.helped)


@lasting
@per_record
def _past(ledger: Ledger, campaign: Campaign) -> Past:
    origin = origin_of(ledger, campaign)
    result = first_result(ledger, campaign, date.max)
    led = tuple(up_to_result(ledger, campaign, date.max))
    taking_part = {
        one.path
        for entry in (*led, result)
        if entry and result
        for one in ledger.channels_of(entry)
        if one is not origin
    }
    path = origin.path if origin else None
    return Past(path, result, tuple(taking_part), Located.of(led if origin else ()))


@lasting
@per_record
def entries_through(ledger: Ledger, channel: Channel) -> Located:
    """The entries of a channel's own story."""
    return Located.of(channel_story(ledger, channel, date.max).entries)
