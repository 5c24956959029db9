"""The byte-exact edits of a ledger: new files, additions to those that are there, and fixes.

Everything is worked out first, as bytes, and checked by reading it again; only `commit`
touches the disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from ledger.config import defaults
from ledger.editing._archiving import archived_path, restored_path
from ledger.editing._dated_lines import FieldsBehind, Kept
from ledger.editing._entry_fields import with_fields
from ledger.editing._exclusive import HeldByAnotherError, NotWrittenError, exclusively
from ledger.editing._fixing import Fixing, LeftAlone, work_out_fixes
from ledger.editing._forms import FORMS, hints
from ledger.editing._identity import NAMING_KEYS, as_new, identify
from ledger.editing._joined_fields import said_by
from ledger.editing._joining import Joining, contradictions, join
from ledger.editing._journal import journal_file
from ledger.editing._merge import merge
from ledger.editing._new_id import as_id, refuse_id
from ledger.editing._record_file import record_file
from ledger.editing._removal import stretch_put_in, without_line
from ledger.editing._renaming import Reshaping, Shift, move, path_of, rename
from ledger.editing._splice import NOTHING, Additions, EditRefusedError, splice
from ledger.editing._successor import Successor
from ledger.editing._template import Filled, fill, named
from ledger.editing._twins import KnownBy, Twin, known_draft, known_record, likely_twins, why_same
from ledger.editing._values import added_to_list
from ledger.editing._writing import (
    ChangedMeanwhileError,
    FileChange,
    commit,
)
from ledger.model.draft import RecordDraft
from ledger.model.ledger import Ledger
from ledger.model.record import Record, RecordKind
from ledger.value import Value, changed

__all__ = [
    "FORMS",
    "NAMING_KEYS",
    "Additions",
    "ChangedMeanwhileError",
    "EditRefusedError",
    "Edition",
    "FileChange",
    "Filled",
    "Fixing",
    "HeldByAnotherError",
    "Joining",
    "Kept",
    "KnownBy",
    "LeftAlone",
    "NotWrittenError",
    "Outcome",
    "Reshaping",
    "Shift",
    "Successor",
    "Twin",
    "archived_path",
    "as_id",
    "as_new",
    "commit",
    "contradictions",
    "exclusively",
    "fill",
    "folder_of",
    "hints",
    "identify",
    "join",
    "journal_file",
    "known_draft",
    "known_record",
    "likely_twins",
    "move",
    "named",
    "path_of",
    "record_file",
    "refuse_id",
    "rename",
    "render",
    "restored_path",
    "splice",
    "stretch_put_in",
    "why_same",
    "without_line",
    "work_out",
    "work_out_fixes",
]


class Outcome(Value, frozen=True):
    """What becomes of one draft.

    `path` is its file; `new` whether it is one; `added` what it adds to a file that is
    there, `behind` to dated lines that are; `kept` the values that the owner has otherwise
    and that stay. `doubt` says what was not sure; one that is `held` back for it is not
    written. `refusal` says why its file cannot be added to. `draft` is None for a file that
    is no record, such as the settings.
    """

    draft: RecordDraft | None
    path: str
    new: bool = False
    added: Additions = NOTHING
    kept: tuple[Kept, ...] = ()
    doubt: str = ""
    held: bool = False
    refusal: str = ""
    behind: tuple[FieldsBehind, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether it changes a file that is there."""
        return bool(self.added or self.behind)


class Edition(Value, frozen=True):
    """What some drafts make of a ledger: the files to write, and what becomes of each draft."""

    changes: tuple[FileChange, ...]
    outcomes: tuple[Outcome, ...]


def work_out(drafts: Sequence[RecordDraft], ledger: Ledger, files: Mapping[str, bytes]) -> Edition:
    """The changes that write some drafts into a ledger whose files are given as bytes.

    A draft that is a record already adds what the record lacks and replaces nothing.
    """
    changes: dict[str, FileChange] = {}
    outcomes: list[Outcome] = []
    for found in identify(drafts, ledger):
        if found.record is None:
            path = f"{folder_of(ledger, found.draft.kind)}/{found.draft.id}.md"
            made = record_file(found.draft, vocabulary=ledger.config.vocabulary)
            changes[path] = FileChange(path, None, made)
            outcomes.append(Outcome(found.draft, path, new=True, doubt=found.doubt))
        elif found.held:
            outcomes.append(Outcome(found.draft, found.record.path, doubt=found.doubt, held=True))
        else:
            path = found.record.path
            change = changes.get(path) or FileChange(path, files[path], files[path])
            outcome, after = _add(found.draft, found.record, ledger, change)
            outcomes.append(changed(outcome, doubt=found.doubt))
            if after != change.before:
                changes[path] = changed(change, after=after)
    return Edition(tuple(changes.values()), tuple(outcomes))


def _add(
    draft: RecordDraft, record: Record, ledger: Ledger, change: FileChange
) -> tuple[Outcome, bytes]:
    """What becomes of a draft, and the bytes of its record's file, which may have changed already.

    A record that was made of several may be the answer to several drafts.
    """
    config, after = ledger.config, change.after or b""
    if after != change.before:
        record = said_by(record.path, after, record, config)
    merged = merge(draft, record, ledger)
    if not (merged.additions or merged.grown or merged.fields):
        return Outcome(draft, record.path, kept=merged.kept), after
    made = after
    try:
        if merged.fields:
            made = with_fields(record.path, made, record.kind, config, merged.fields)
        if merged.additions:
            made = splice(record.path, made, record.kind, config, merged.additions)
        for key, texts in merged.grown:
            made = added_to_list(record, made, config, key, texts)
    except EditRefusedError as refusal:
        return Outcome(draft, record.path, kept=merged.kept, refusal=str(refusal)), after
    keys, items, lines = merged.additions.keys, merged.additions.items, merged.additions.lines
    added = Additions(keys, (*items, *merged.grown), lines)
    outcome = Outcome(draft, record.path, added=added, kept=merged.kept, behind=merged.fields)
    return outcome, made


def render(drafts: Iterable[RecordDraft]) -> dict[str, bytes]:
    """The files that some drafts make in an empty ledger, by path; touches no disk."""
    edition = work_out(tuple(drafts), Ledger(defaults(), ()), {})
    return {change.path: change.after or b"" for change in edition.changes}


def folder_of(ledger: Ledger, kind: RecordKind) -> str:
    """The folder for new records of a kind: the one most of them are in, else the first named."""
    folders = [name for name, held in ledger.config.folders.items() if held == kind]
    tops = [PurePosixPath(one.path).parts[0] for one in ledger.records if one.kind is kind]
    used = [name for name in folders if name in tops]
    return max(used, key=tops.count) if used else folders[0]
