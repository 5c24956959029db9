"""Files of another ledger taken into this one as they stood; what is here stays.

A file that there is not is written to the byte. Where there is one that says otherwise, it gets
what it lacks, as every import gives it, and keeps what it has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ledger import config as settings
from ledger.config import FILE_NAME, Config
from ledger.editing import (
    Edition,
    EditRefusedError,
    FileChange,
    Kept,
    Outcome,
    splice,
)
from ledger.editing._merge import merge
from ledger.editing._record_file import record_file
from ledger.model.draft import DraftValue, RecordDraft, WholeFile
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.record import Record, RecordKind
from ledger.readers.files import SourceFile, kind_of
from ledger.readers.reading import read_file
from ledger.readers.text import decode
from ledger.wording import fold

_FILE, _NOTES, _LINES = "the whole file", "notes", "dated lines"
_BULLET = re.compile(r"^(?:[-*+]|\d+[.)]) ")


def take_files(
    files: Sequence[WholeFile],
    ledger: Ledger,
    held: Mapping[str, bytes],
    untouched: Mapping[str, bytes],
) -> Edition:
    """The changes that bring some files into a ledger.

    `held` are the bytes that are there by now, by path; `untouched` those that a new ledger
    begins with: a file that is as it began has nothing of the owner's, and is replaced.
    """
    free = {path for path, data in untouched.items() if held.get(path) == data}
    free |= {path for path, data in held.items() if not data.strip()}
    config = _config_then(files, ledger.config, held, free)
    ours = _matched(files, ledger)
    changes: list[FileChange] = []
    outcomes: list[Outcome] = []
    for file in files:
        known = ours.get(file.path)
        path = known.path if known else file.path
        before = held.get(path)
        draft = _draft(file)
        if file.kind and kind_of(file.path, config.folders) is not file.kind:
            outcome = Outcome(draft, file.path, refusal=_no_place(file.path, file.kind))
            change = None
        elif before == file.data:
            outcome, change = Outcome(draft, path), None
        elif before is None or path in free:
            outcome = Outcome(draft, path, new=True)
            change = FileChange(path, before, file.data)
        elif known:
            outcome, change = _joined(file, known, ledger, before)
        else:
            outcome = Outcome(draft, path, kept=(Kept(_FILE, "yours", "differs"),))
            change = None
        outcomes.append(outcome)
        if change:
            changes.append(change)
    return Edition(tuple(changes), tuple(outcomes))


def _matched(files: Sequence[WholeFile], ledger: Ledger) -> dict[str, Record]:
    """The record here that each file is: the one at its path, else the only one of its id."""
    at_path = {one.path: one for one in ledger.records}
    theirs = Counter((file.kind, fold(_id(file.path))) for file in files)
    by_id: dict[tuple[RecordKind, str], Record] = {}
    for one in ledger.records:
        by_id.setdefault((one.kind, fold(one.id)), one)
    matched = {}
    for file in files:
        if file.kind is None:
            continue
        name = (file.kind, fold(_id(file.path)))
        found = at_path.get(file.path) or (by_id.get(name) if theirs[name] == 1 else None)
        if found:
            matched[file.path] = found
    return matched


def _config_then(
    files: Sequence[WholeFile], config: Config, held: Mapping[str, bytes], free: set[str]
) -> Config:
    """The settings that the ledger will have: theirs, where it has none of its own."""
    theirs = next((file.data for file in files if file.path == FILE_NAME), None)
    if theirs is None or (held.get(FILE_NAME) is not None and FILE_NAME not in free):
        return config
    return settings.parse(decode(FILE_NAME, theirs)[0].text)


def _draft(file: WholeFile) -> RecordDraft | None:
    if file.kind is None:
        return None
    return RecordDraft(kind=file.kind, name=_id(file.path), id=_id(file.path))


def _id(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".md")


def _no_place(path: str, kind: RecordKind) -> str:
    folder = path.split("/", 1)[0]
    return (
        f'would be no {kind.value} here: `{folder} = "{kind.value}"` is missing below '
        f"`[folders]` in {FILE_NAME}"
    )


def _joined(
    file: WholeFile, ours: Record, ledger: Ledger, before: bytes
) -> tuple[Outcome, FileChange | None]:
    """What a record here lacks of the same one there, and what both have otherwise."""
    read = read_file(SourceFile(ours.path, ours.kind, file.data), ledger.config)
    theirs = read.record
    draft = RecordDraft(
        kind=ours.kind,
        name=theirs.name,
        id=ours.id,
        fields=tuple(_fields(theirs, ours)),
        lines=tuple(_line(entry) for entry in theirs.entries),
    )
    read_again = read_file(SourceFile(ours.path, ours.kind, record_file(draft)), ledger.config)
    doubt: tuple[Kept, ...] = ()
    if len(read_again.record.entries) != len(draft.lines):
        # A line that reads otherwise on its own cannot be told from those that are there.
        draft = replace(draft, lines=())
        doubt = (Kept(_LINES, "yours", "cannot be compared one by one"),)
    merged = merge(draft, ours, ledger)
    kept = (*merged.kept, *doubt, *_kept_notes(ours, theirs))
    if not merged.additions:
        return Outcome(draft, ours.path, kept=kept), None
    try:
        after = splice(ours.path, before, ours.kind, ledger.config, merged.additions)
    except EditRefusedError as refusal:
        kept = (*kept, Kept(_FILE, "yours", str(refusal)))
        return Outcome(draft, ours.path, kept=kept), None
    outcome = Outcome(draft, ours.path, added=merged.additions, kept=kept)
    return outcome, FileChange(ours.path, before, after)


def _line(entry: Entry) -> str:
    """An entry on one line, as a list has it."""
    return _BULLET.sub("- ", " ".join(entry.raw.split()), count=1)


def _fields(theirs: Record, ours: Record) -> Iterator[tuple[str, DraftValue]]:
    for key, value in theirs.fields.items():
        if value is not None and (key != "name" or "name" not in ours.fields):
            yield key, value


def _kept_notes(ours: Record, theirs: Record) -> Iterator[Kept]:
    """The notes, where theirs say what ours do not; two texts are not made into one."""
    said = " ".join(theirs.notes.split())
    own = " ".join(ours.notes.split())
    if said and said not in own:
        yield Kept(_NOTES, own or "none", said)
