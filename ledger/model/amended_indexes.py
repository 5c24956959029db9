"""The indexes of a ledger, brought up to date from the few files whose bodies were amended.

Each function takes the state before, the state now, what was amended and the index as it was,
and gives what `Ledger` would work out anew of the state now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from ledger.model.amendment import Amendment, Entries, amended
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.lasting import amended_groups
from ledger.model.ledger import Ledger
from ledger.model.link_names import link_names, names_by_kind
from ledger.model.profile import Profile
from ledger.model.record import Record, RecordKind
from ledger.model.taking_part import TakingPart, taking_part

K = TypeVar("K")


def _names(
    old: Ledger, new: Ledger, told: Amendment, names: Mapping[str, Record]
) -> dict[str, Record]:
    """What each name means: it means the same file, which may read otherwise now."""
    return _renewed(told, names, link_names(tuple(told.before.values()), by_name=True))


def _names_by_kind(
    old: Ledger, new: Ledger, told: Amendment, names: Mapping[tuple[RecordKind, str], Record]
) -> dict[tuple[RecordKind, str], Record]:
    """The same of each kind."""
    return _renewed(told, names, names_by_kind(tuple(told.before.values())))


def _by_path(
    old: Ledger, new: Ledger, told: Amendment, records: Mapping[str, Record]
) -> dict[str, Record]:
    return {**records, **told.after}


def _renewed(told: Amendment, names: Mapping[K, Record], theirs: Iterable[K]) -> dict[K, Record]:
    """Names of which only `theirs` can lead to a file that was amended."""
    led = ((name, names.get(name)) for name in theirs)
    return {**names, **{name: told.now(record) for name, record in led if record}}


def _found(
    old: Ledger, new: Ledger, told: Amendment, found: Mapping[str, Record | None]
) -> dict[str, Record | None]:
    return {
        name: told.after.get(record.path, record) if record else None
        for name, record in found.items()
    }


def _records(
    old: Ledger, new: Ledger, told: Amendment, records: tuple[Record, ...]
) -> tuple[Record, ...]:
    """The records of one kind."""
    if not any(record.path in told.after for record in records):
        return records
    return tuple([told.after.get(record.path, record) for record in records])


def _profile(old: Ledger, new: Ledger, told: Amendment, profile: Profile) -> Record:
    return told.after.get(profile.path, profile)


def _entries(old: Ledger, new: Ledger, told: Amendment, entries: Entries) -> Entries:
    return amended(entries, told.gone, told.come)


def _taking_part(old: Ledger, new: Ledger, told: Amendment, known: TakingPart) -> TakingPart:
    """Who takes part in what: the lines that are gone and come, and others of whom they name.

    A line of a file that is as it was keeps its place in every list, but a record among its
    parties may be another now.
    """
    others = {
        entry.location: entry
        for record in told.before.values()
        for entry in (
            *known.entries_with.get(record.path, ()),
            *known.entries_through.get(record.path, ()),
        )
        if entry.location.path not in told.before
    }
    renewed = taking_part(others.values(), new.by_path, new.find, new.linked_in)
    come = taking_part(told.come, new.by_path, new.find, new.linked_in)
    parties = {**known.parties, **renewed.parties}
    gone_with: dict[str, list[Entry]] = defaultdict(list)
    gone_through: dict[str, list[Entry]] = defaultdict(list)
    for entry in told.gone:
        took = parties.pop(entry.location)
        for path in {one.path for one in (*took.involved, *took.campaigns)}:
            gone_with[path].append(entry)
        for channel in took.channels:
            gone_through[channel.path].append(entry)
    parties.update(come.parties)
    return TakingPart(
        parties,
        amended_groups(known.entries_with, gone_with, come.entries_with),
        amended_groups(known.entries_through, gone_through, come.entries_through),
    )


def _links_to(
    old: Ledger, new: Ledger, told: Amendment, links: Mapping[str, tuple[Record, ...]]
) -> dict[str, tuple[Record, ...]]:
    """Which files link to each: those that are amended may lead elsewhere now."""
    led = {path: _leads_to(old, record) for path, record in told.before.items()}
    leads = {path: _leads_to(new, record) for path, record in told.after.items()}
    made = dict(links)
    for target in frozenset[str]().union(*led.values(), *leads.values()):
        sources = {one.path: one for one in links.get(target, ()) if one.path not in told.after}
        sources |= {path: told.after[path] for path, targets in leads.items() if target in targets}
        made[target] = tuple(sources[path] for path in sorted(sources))
        if not sources:
            del made[target]
    return made


def _leads_to(ledger: Ledger, record: Record) -> set[str]:
    """The paths of the files that a file links to, but for itself."""
    found = (ledger.find(name) for name in {link.target for link in record.links()})
    return {one.path for one in found if one and one.path != record.path}


def _staff(
    old: Ledger, new: Ledger, told: Amendment, staff: Mapping[str, tuple[Contact, ...]]
) -> dict[str, tuple[Contact, ...]]:
    """The contacts of each organization."""
    made = dict(staff)
    for record in told.before.values():
        home = old.organization_of(record) if isinstance(record, Contact) else None
        if home:
            made[home.path] = tuple(
                now
                for one in made[home.path]
                if isinstance(now := told.after.get(one.path, one), Contact)
            )
    return made


INDEXES: Mapping[str, Callable[..., object]] = {
    "_names": _names,
    "_names_by_kind": _names_by_kind,
    "_found": _found,
    "by_path": _by_path,
    "contacts": _records,
    "organizations": _records,
    "campaigns": _records,
    "channels": _records,
    "skills": _records,
    "profile": _profile,
    "entries": _entries,
    "_taking_part": _taking_part,
    "_links_to": _links_to,
    "_staff": _staff,
}
