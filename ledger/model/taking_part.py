"""Who and what takes part in each dated line, worked out for all of them in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, Protocol, TypeVar

from ledger.model.campaign import Campaign
from ledger.model.channel import Channel
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.record import Record
from ledger.source import Location

R = TypeVar("R", bound=Record)


class Parties(NamedTuple):
    """Who and what takes part in one entry, whom it serves and what it came through."""

    involved: tuple[Record, ...]
    contacts: tuple[Contact, ...]
    campaigns: tuple[Campaign, ...]
    channels: tuple[Channel, ...]


class TakingPart(NamedTuple):
    """The parties of each entry by its place, and the entries of each record by its path."""

    parties: Mapping[Location, Parties]
    entries_with: Mapping[str, tuple[Entry, ...]]
    entries_through: Mapping[str, tuple[Entry, ...]]


class Linked(Protocol):
    """Gives the records of a kind that a field of an entry links."""

    def __call__(self, entry: Entry, field: str, kind: type[R], /) -> tuple[R, ...]:
        """The records of a kind in a field."""


def taking_part(
    entries: Iterable[Entry],
    holders: Mapping[str, Record],
    find: Callable[[str], Record | None],
    linked: Linked,
) -> TakingPart:
    """Index entries that are sorted by date.

    `holders` are the records by path, `find` gives the one that a link names, `linked` those of
    a kind in one field. Most lines involve the same as others of their file: parties are made
    once for each set of those involved, and the lists that they stand in looked up once.
    """
    parties: dict[Location, Parties] = {}
    with_each: dict[str, list[Entry]] = defaultdict(list)
    through: dict[str, list[Entry]] = defaultdict(list)
    known: dict[tuple[str, ...], tuple[Parties, list[list[Entry]]]] = {}
    for entry in entries:
        place = entry.location
        paths: tuple[str, ...] = (place.path,)
        if entry.links:
            targets = [find(link.target) for link in entry.links if not link.field]
            paths = tuple(dict.fromkeys((*paths, *(one.path for one in targets if one))))
        told = known.get(paths)
        if told is None:
            took = _parties(tuple([holders[path] for path in paths]))
            lists = [with_each[path] for path in paths]
            lists += [through[channel.path] for channel in took.channels]
            told = known[paths] = (took, lists)
        took, lists = told
        keys = [field.key for field in entry.fields] if entry.fields else ()
        if "for" in keys:
            campaigns = distinct((*took.campaigns, *linked(entry, "for", Campaign)))
            served = [one.path for one in campaigns if one.path not in paths]
            lists = [*lists, *(with_each[path] for path in served)]
            took = took._replace(campaigns=campaigns)
        if "via" in keys:
            channels = distinct((*took.channels, *linked(entry, "via", Channel)))
            led = [through[one.path] for one in channels[len(took.channels) :]]
            lists, took = [*lists, *led], took._replace(channels=channels)
        parties[place] = took
        for each in lists:
            each.append(entry)
    return TakingPart(parties, _closed(with_each), _closed(through))


def _parties(involved: tuple[Record, ...]) -> Parties:
    """The parties of an entry that says neither `for` nor `via`."""
    contacts: list[Contact] = []
    campaigns: list[Campaign] = []
    channels: list[Channel] = []
    for one in involved:
        if isinstance(one, Contact):
            contacts.append(one)
        elif isinstance(one, Campaign):
            campaigns.append(one)
        elif isinstance(one, Channel):
            channels.append(one)
    return Parties(involved, tuple(contacts), tuple(campaigns), tuple(channels))


def distinct(records: Iterable[R | None]) -> tuple[R, ...]:
    """The records among some, each once, in the order in which they first come."""
    return tuple({record.path: record for record in records if record}.values())


def _closed(lists: Mapping[str, list[Entry]]) -> Mapping[str, tuple[Entry, ...]]:
    return {path: tuple(entries) for path, entries in lists.items()}
