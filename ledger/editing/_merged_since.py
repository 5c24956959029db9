"""Records that the owner has made of several, which a file still has apart.

`headway merge` keeps what the one that goes was called, its name and its id, among the aliases
of the other, and its addresses. So the row that made it is known again, beside that of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from ledger.editing._likeness import (
    agrees,
    draft_emails,
    draft_links,
    draft_names,
    draft_phones,
    draft_uids,
    record_emails,
    record_links,
    record_phones,
    record_uids,
    told_apart,
)
from ledger.model.draft import RecordDraft
from ledger.model.record import Record
from ledger.naming import slug
from ledger.wording import fold

AnyRecord = TypeVar("AnyRecord", bound=Record)

_NUMBER = re.compile(r"-\d+$")


def merged_since(
    drafts: Sequence[RecordDraft],
    records: Iterable[AnyRecord],
    known: Iterable[tuple[RecordDraft, AnyRecord]],
) -> Mapping[int, AnyRecord]:
    """The record that each draft went into, by the draft's place, among records of its kind.

    `known` are the other drafts of the file with their records. A draft of the same name as
    one of them is a namesake where no number behind an alias, nor an address, says otherwise.
    """
    by_alias: dict[str, list[AnyRecord]] = {}
    by_address: dict[str, list[AnyRecord]] = {}
    for record in records:
        for alias in {fold(one) for one in record.aliases}:
            for called in {alias, _NUMBER.sub("", alias)} - {""}:
                by_alias.setdefault(called, []).append(record)
        for address in record_uids(record) | record_emails(record) if record.aliases else ():
            by_address.setdefault(address, []).append(record)
    if not by_alias:
        return {}
    taken = {(record.path, name) for draft, record in known for name in draft_names(draft)}
    found = {}
    for at, draft in enumerate(drafts):
        for record in (one for called in _called(draft) for one in by_alias.get(called, ())):
            other = any((record.path, name) in taken for name in draft_names(draft))
            if _same_address(draft, record) or not (
                told_apart(draft, record) or (other and not _is_numbered(draft, record))
            ):
                found[at] = record
                break
        else:
            addresses = sorted(draft_uids(draft) | draft_emails(draft))
            every = (one for address in addresses for one in by_address.get(address, ()))
            if same := next((one for one in every if agrees(draft, one)), None):
                found[at] = same
    return found


def _called(draft: RecordDraft) -> list[str]:
    """What a draft is called: its names, and the id that its name makes."""
    return sorted({*draft_names(draft), fold(slug(draft.name))} - {""})


def _is_numbered(draft: RecordDraft, record: Record) -> bool:
    """Whether an alias is the id of a second record of a draft's name: `ada-whitlock-2`."""
    aliases = {fold(one) for one in record.aliases}
    return any(_NUMBER.sub("", one) in _called(draft) for one in aliases if _NUMBER.search(one))


def _same_address(draft: RecordDraft, record: Record) -> bool:
    """Whether a draft and a record of one name have an address of any sort in common."""
    return any(
        (
            draft_uids(draft) & record_uids(record),
            draft_emails(draft) & record_emails(record),
            draft_links(draft) & record_links(record),
            draft_phones(draft) & record_phones(record),
        )
    )
