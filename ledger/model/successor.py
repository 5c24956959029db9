"""A ledger that is like the one before it but for some files' bodies takes over what that knew.

A save adds a line to one file of ten thousand. Where the settings, the files there are and
their front matter are as they were, names mean what they meant, and what follows can be
brought up to date from the lines that are gone and those that have come. Where anything else
differs, nothing is taken over: then all is worked out anew, as it is the first time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from ledger.model.amended_indexes import INDEXES
from ledger.model.amendment import amendment
from ledger.model.around import campaigns_around
from ledger.model.channel import Channel
from ledger.model.contact import Contact
from ledger.model.lasting import Succession, bring_over
from ledger.model.ledger import Ledger
from ledger.model.organization import Organization
from ledger.model.record import Record


def take_over(new: Ledger, old: Ledger) -> None:
    """Give a ledger what the state before it worked out, as far as it is good for both.

    `new` has worked out nothing yet. What it then gives equals what it would give without.
    """
    told = amendment(old, new)
    if told is None:
        return
    kept, taken_over = old.__dict__, new.__dict__
    for name, bring in INDEXES.items():
        if name in kept:
            taken_over[name] = bring(old, new, told, kept[name])
    around = campaigns_around(old)
    both = (_touched(old, told.before, around), _touched(new, told.after, around))
    touched = frozenset(chain.from_iterable(both))
    bring_over(Succession(old, new, told, touched))


def _touched(
    ledger: Ledger, records: Mapping[str, Record], around: Mapping[str, Iterable[str]]
) -> Iterator[str]:
    """The paths of all who may notice that the bodies of some files differ.

    What `lasting` lets a function read of a record is followed here the other way round: to the
    files themselves, to those they link to and are linked from, to whoever takes part in a line
    with them; from the people and organizations among these to the campaigns `around` them, which
    front matter alone tells.
    """
    near = dict(records)
    for record in records.values():
        near |= _beside(ledger, record)
    yield from near
    for record in near.values():
        if isinstance(record, (Contact, Organization)):
            for entry in ledger.entries_with(record):
                yield from (one.path for one in ledger.campaigns_of(entry))
        yield from around.get(record.path, ())


def _beside(ledger: Ledger, record: Record) -> dict[str, Record]:
    """Those whom a file links to or is linked from, and who takes part in a line with it."""
    found = [*ledger.linked_from(record), *(ledger.find(link.target) for link in record.links())]
    found += ledger.staff_of(record) if isinstance(record, Organization) else ()
    through = ledger.entries_through(record) if isinstance(record, Channel) else ()
    for entry in (*ledger.entries_with(record), *through):
        found += ledger.involved(entry)
        found += ledger.campaigns_of(entry)
        found += ledger.channels_of(entry)
    return {one.path: one for one in found if one}
