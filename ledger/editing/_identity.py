"""Which record of the ledger a draft already is, and the id of one that is none yet.

A contact is known by the `uid` that another program gave it, then by an e-mail address, then
by a link, then by a phone number, then by its name; all else but a campaign by its `uid`, then
by its name. A record is the answer to one draft, unless `headway merge` made it of several.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from ledger.editing._campaign_identity import match_campaigns
from ledger.editing._foreign_addresses import ForeignAddresses
from ledger.editing._likeness import (
    agrees,
    draft_bodies,
    draft_emails,
    draft_ids,
    draft_links,
    draft_names,
    draft_phones,
    draft_uids,
    record_bodies,
    record_emails,
    record_ids,
    record_links,
    record_names,
    record_phones,
    record_uids,
    share_an_address,
    told_apart,
)
from ledger.editing._merged_since import merged_since
from ledger.editing._new_id import id_of_name, named_files
from ledger.editing._pairing import paired, the_same
from ledger.model.draft import DraftValue, RecordDraft
from ledger.model.fault import FaultKind
from ledger.model.ledger import Ledger
from ledger.model.record import Record, RecordKind
from ledger.naming import identity
from ledger.value import Value
from ledger.wording import fold

# The keys by which a draft names other drafts.
NAMING_KEYS = (
    "organization", "via", "recruiter", "decision-maker", "influencers", "gatekeepers",
    "advocates", "needed-by", "contact",
)  # fmt: skip

_LINK = re.compile(r"\[\[([^\[\]|]+)\]\]")

DraftKeys = Callable[[RecordDraft], frozenset[str]]
RecordKeys = Callable[[Record], frozenset[str]]

# What a draft and a record may have in common, the surest first: an address, then a name.
_ADDRESSES: tuple[tuple[DraftKeys, RecordKeys], ...] = (
    (draft_uids, record_uids),
    (draft_emails, record_emails),
    (draft_links, record_links),
    (draft_phones, record_phones),
)
_NAMES: tuple[tuple[DraftKeys, RecordKeys], ...] = (
    (draft_names, record_names),
    (draft_ids, record_ids),
    (draft_bodies, record_bodies),
)


class Identified(Value, frozen=True):
    """A draft with its final id, and with the final ids of the drafts that it names.

    `record` is the one that it already is, None where it is new. `doubt` says what is not
    sure about that; one that is `held` is not written for it.
    """

    draft: RecordDraft
    record: Record | None = None
    doubt: str = ""
    held: bool = False


@dataclass
class _Found:
    """What is known so far: the record of a draft, by the draft's proposed id."""

    records: dict[str, Record] = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)
    namesakes: dict[str, tuple[Record, str]] = field(default_factory=dict)
    held: set[str] = field(default_factory=set)


def identify(drafts: Sequence[RecordDraft], ledger: Ledger) -> tuple[Identified, ...]:
    """Every draft, in the order given, with the record that it is."""
    found = _Found()
    for kind in RecordKind:
        if kind is not RecordKind.CAMPAIGN:
            _by_keys(found, [draft for draft in drafts if draft.kind is kind], ledger)
    ids = _final_ids(drafts, ledger, found)
    campaigns = [_renamed(one, ids) for one in drafts if one.kind is RecordKind.CAMPAIGN]
    proposed = [one.id for one in drafts if one.kind is RecordKind.CAMPAIGN]
    places = dict(zip((one.id for one in campaigns), proposed, strict=True))
    for match in match_campaigns(campaigns, ledger):
        place = places[match.draft.id]
        if match.another:
            found.namesakes[place] = (match.record, match.doubt)
            continue
        found.records[place] = match.record
        if match.doubt:
            found.doubts[place] = match.doubt
            found.held.add(place)
    ids = _final_ids(drafts, ledger, found)
    foreign = ForeignAddresses(ledger.contacts)
    return tuple(_identified(draft, found, ids, foreign) for draft in drafts)


def _identified(
    draft: RecordDraft, found: _Found, ids: Mapping[str, str], foreign: ForeignAddresses
) -> Identified:
    """A draft as it is to be written, or to be added to its record."""
    final, record = _renamed(draft, ids), found.records.get(draft.id)
    doubt = found.doubts.get(draft.id) or _namesake(found, draft.id, ids[draft.id])
    if record is None:
        return Identified(final, None, doubt)
    final, split = foreign.without(final, record)
    return Identified(final, record, doubt or split, draft.id in found.held)


def as_new(draft: RecordDraft, ledger: Ledger) -> RecordDraft:
    """A draft with an id that no record has, whatever record it may be."""
    return _renamed(draft, _final_ids([draft], ledger, _Found()))


def _by_keys(found: _Found, drafts: list[RecordDraft], ledger: Ledger) -> None:
    """Find the records of drafts of one kind, by each thing they may have in common in turn."""
    if not drafts:
        return
    records = [record for record in ledger.records if record.kind is drafts[0].kind]
    same_already = the_same(drafts, records)
    found.records.update((drafts[at].id, record) for at, record in same_already.items())
    claimed = {record.path for record in same_already.values()}
    for draft_keys, record_keys in (*_ADDRESSES, *_NAMES):
        by_name = (draft_keys, record_keys) in _NAMES
        index: dict[str, list[Record]] = {}
        for record in records:
            for key in record_keys(record):
                index.setdefault(key, []).append(record)
        if not index:
            continue
        asking = [draft for draft in drafts if draft.id not in found.records]
        wanted = []
        for draft in asking:
            same = {
                record.path: record
                for key in draft_keys(draft)
                for record in index.get(key, ())
                if record.path not in claimed
            }
            differing = {path: told_apart(draft, one) for path, one in same.items() if by_name}
            agreed = [
                record
                for path, record in same.items()
                if (not differing[path] if by_name else agrees(draft, record))
            ]
            wanted.append((draft, agreed))
            relative = next((one for one in same.values() if share_an_address(draft, one)), None)
            if relative and not agreed and not by_name:
                found.namesakes[draft.id] = (relative, "has the same e-mail address")
            other = next((path for path in differing if differing[path]), None)
            if other and not agreed:
                found.namesakes[draft.id] = (
                    same[other],
                    f"has the same name and another {differing[other]}",
                )
        for at, record in paired(wanted).records.items():
            found.records[asking[at].id] = record
            found.namesakes.pop(asking[at].id, None)
            claimed.add(record.path)
    left = [draft for draft in drafts if draft.id not in found.records]
    known = [(one, found.records[one.id]) for one in drafts if one.id in found.records]
    for at, record in merged_since(left, records, known).items():
        found.records[left[at].id] = record
        found.namesakes.pop(left[at].id, None)


def _namesake(found: _Found, proposed: str, id_: str) -> str:
    """What is said of a draft that is much like a record and new; empty where none is."""
    if proposed not in found.namesakes:
        return ""
    record, alike = found.namesakes[proposed]
    other = "somebody else" if record.kind is RecordKind.CONTACT else "another"
    return (
        f"`{record.path}` {alike}: taken for {other} "
        f"(if they are one: headway merge {id_} {record.id})"
    )


def _final_ids(drafts: Sequence[RecordDraft], ledger: Ledger, found: _Found) -> Mapping[str, str]:
    """The id of every draft's file: of the record that it is, else its own, made unique.

    Where the files of a kind are called by their names, as in a vault, a new one is too.
    """
    kinds = {draft.kind for draft in drafts if draft.name}
    by_name = {kind for kind in kinds if named_files(ledger, kind)}
    taken = {fold(name) for name in ledger.names} | {
        fold(PurePosixPath(fault.location.path).stem)
        for fault in ledger.faults
        if fault.kind is FaultKind.UNREADABLE_FILE
    }
    ids: dict[str, str] = {}
    for draft in drafts:
        record = found.records.get(draft.id)
        if record:
            ids[draft.id] = record.id
        else:
            named = id_of_name(draft.name, taken) if draft.kind in by_name else ""
            ids[draft.id] = named or identity(draft.id, draft.kind.value, taken)
            taken.add(fold(ids[draft.id]))
    return ids


def _renamed(draft: RecordDraft, ids: Mapping[str, str]) -> RecordDraft:
    """A draft with final ids in place of the proposed ones."""
    fields = tuple(
        (key, _renamed_value(value, ids) if key in NAMING_KEYS else value)
        for key, value in draft.fields
    )
    lines = tuple(_LINK.sub(lambda link: _renamed_link(link, ids), line) for line in draft.lines)
    return replace(draft, id=ids[draft.id], fields=fields, lines=lines)


def _renamed_value(value: DraftValue, ids: Mapping[str, str]) -> DraftValue:
    if isinstance(value, str):
        return ids.get(value, value)
    return tuple(ids.get(item, item) for item in value)


def _renamed_link(link: re.Match[str], ids: Mapping[str, str]) -> str:
    return f"[[{ids.get(link[1], link[1])}]]"
