"""Who and what takes part in each dated line, worked out for all of them in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeVar

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


def taking_part(entries: Iterable[Entry], parties_of: Callable[[Entry], Parties]) -> TakingPart:
    """Index entries that are sorted by date.

    Most lines name nothing: those of one file that do not have the same parties.
    """
    parties: dict[Location, Parties] = {}
    with_each: dict[str, list[Entry]] = defaultdict(list)
    through: dict[str, list[Entry]] = defaultdict(list)
    alone: dict[str, Parties] = {}
    for entry in entries:
        place = entry.location
        if entry.links or entry.fields:
            took = parties_of(entry)
        elif (known := alone.get(place.path)) is not None:
            took = known
        else:
            took = alone[place.path] = parties_of(entry)
        parties[place] = took
        paths = [one.path for one in took.involved]
        paths += [one.path for one in took.campaigns if one.path not in paths]
        for path in paths:
            with_each[path].append(entry)
        for channel in took.channels:
            through[channel.path].append(entry)
    return TakingPart(parties, _closed(with_each), _closed(through))


def distinct(records: Iterable[R | None]) -> tuple[R, ...]:
    """The records among some, each once, in the order in which they first come."""
    return tuple({record.path: record for record in records if record}.values())


def _closed(lists: Mapping[str, list[Entry]]) -> Mapping[str, tuple[Entry, ...]]:
    return {path: tuple(entries) for path, entries in lists.items()}
