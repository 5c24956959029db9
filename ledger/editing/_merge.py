"""What a draft adds to the record that it is, and what stays as the owner has it."""

from __future__ import annotations

import re

from ledger.editing._dated_lines import FieldsBehind, Kept, compare_lines
from ledger.editing._identity import NAMING_KEYS
from ledger.editing._likeness import as_texts, target_of
from ledger.editing._splice import Additions
from ledger.editing._stages_further import stages_further
from ledger.model.address import is_email, plain_link, plain_phone
from ledger.model.draft import DraftValue, RecordDraft
from ledger.model.ledger import Ledger
from ledger.model.organization_names import body_and_form
from ledger.model.record import FieldText, Record, RecordKind
from ledger.model.stage import pipeline_of
from ledger.value import Value
from ledger.wording import fold

_WORD = re.compile(r"\w+")

STAGES = "stages"
# What a person has several of: what a file knows besides is added.
_GROWING = ("email", "phone", "links", "tags")


class Merged(Value, frozen=True):
    """What to add to a record, and what was kept as it is.

    `grown` are texts more for a key that has some already, be it a list or a single text, and
    `fields` those to put behind a dated line.
    """

    additions: Additions
    kept: tuple[Kept, ...]
    grown: tuple[tuple[str, tuple[str, ...]], ...] = ()
    fields: tuple[FieldsBehind, ...] = ()


def merge(draft: RecordDraft, record: Record, ledger: Ledger) -> Merged:
    """Compare a draft with its record: what the record lacks is added, nothing is replaced."""
    keys: list[tuple[str, DraftValue]] = []
    items: list[tuple[str, tuple[str, ...]]] = []
    grown: list[tuple[str, tuple[str, ...]]] = []
    kept: list[Kept] = []
    named = "name" in record.fields and fold(draft.name) != fold(record.name)
    organization = record.kind is RecordKind.ORGANIZATION
    if organization and body_and_form(draft.name) == body_and_form(record.name):
        # `Acme Inc` for `Acme, Inc.` is no other name.
        named = False
    if named and draft.name and not is_email(draft.name):
        kept.append(Kept("name", record.name, draft.name))
    for key, value in draft.fields:
        if key == STAGES and record.stages:
            more = stages_further(as_lines(value), record.stages, pipeline_of(ledger, record))
            if more:
                items.append((key, more))
            elif more is None:
                kept.append(Kept(key, _shown(record.fields.get(key)), _shown(value)))
        elif record.fields.get(key) is None:
            keys.append((key, value))
        elif key in _GROWING and record.kind is RecordKind.CONTACT:
            if more := _unknown(key, value, record.fields.get(key)):
                grown.append((key, more))
        elif not _same(value, record.fields.get(key), ledger if key in NAMING_KEYS else None):
            kept.append(Kept(key, _shown(record.fields.get(key)), _shown(value)))
    lines = compare_lines(draft, record, ledger.config)
    kept += lines.kept
    notes = draft.notes if not record.notes.strip() else ""
    if draft.notes and not notes and not _says_already(record.notes, draft.notes):
        kept.append(Kept("notes", " ".join(record.notes.split()), " ".join(draft.notes.split())))
    additions = Additions(tuple(keys), tuple(items), lines.missing, notes)
    return Merged(additions, tuple(kept), tuple(grown), lines.fields)


def _says_already(ours: str, theirs: str) -> bool:
    """Whether some notes hold others, however these are broken into lines."""
    return " ".join(_WORD.findall(fold(theirs))) in " ".join(_WORD.findall(fold(ours)))


def as_lines(value: DraftValue) -> tuple[str, ...]:
    """A draft's value as the lines of a list."""
    return (value,) if isinstance(value, str) else value


def _same(theirs: DraftValue, ours: FieldText, ledger: Ledger | None) -> bool:
    """Whether two values say the same: one text, or every text of the one among the other's.

    `ledger` is given where they name records, which they may do by an alias.
    """
    if isinstance(theirs, str) and isinstance(ours, str):
        return _comparable(theirs, ledger) == _comparable(ours, ledger)
    own = {_comparable(text, ledger) for text in as_texts(ours)}
    return own >= {_comparable(text, ledger) for text in as_texts(theirs)}


def _comparable(text: str, ledger: Ledger | None) -> str:
    if ledger is None:
        return plain_link(" ".join(text.split()))
    record = ledger.find(target_of(text))
    return record.path if record else target_of(text)


def _unknown(key: str, theirs: DraftValue, ours: FieldText) -> tuple[str, ...]:
    """The texts of a draft that a record's key has not, in whatever form."""
    plain = plain_phone if key == "phone" else plain_link
    held = {plain(text) or text for text in as_texts(ours)}
    return tuple(text for text in as_texts(theirs) if (plain(text) or text) not in held)


def _shown(value: FieldText) -> str:
    return value if isinstance(value, str) else "; ".join(value or ())
