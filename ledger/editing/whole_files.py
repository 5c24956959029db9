"""Files of another ledger taken into this one as they stood; what is here stays.

A file that there is not is written to the byte. Where there is one that says otherwise, it gets
what it lacks, as every import gives it, and keeps what it has. One that was renamed here, or put
into another by `headway merge`, is known by its alias, or by its name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ledger import config as settings
from ledger.config import FILE_NAME, Config
from ledger.editing import (
    NAMING_KEYS,
    Edition,
    EditRefusedError,
    FileChange,
    Kept,
    Outcome,
    splice,
)
from ledger.editing._joined_fields import said_by
from ledger.editing._likeness import told_apart
from ledger.editing._merge import Merged, merge
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
_LINK = re.compile(r"\[\[([^\[\]|#]+)")
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
    ids = {fold(_id(path)): one.id for path, one in ours.items() if fold(_id(path)) != fold(one.id)}
    changes: dict[str, FileChange] = {}
    outcomes: list[Outcome] = []
    for file in files:
        known = ours.get(file.path)
        path = known.path if known else file.path
        before = changes[path].after if path in changes else held.get(path)
        draft = _draft(file)
        if file.kind and kind_of(file.path, config.folders) is not file.kind:
            outcomes.append(Outcome(draft, file.path, refusal=_no_place(file.path, file.kind)))
        elif before == file.data:
            outcomes.append(Outcome(draft, path))
        elif before is None or path in free:
            outcomes.append(Outcome(draft, path, new=True))
            changes[path] = FileChange(path, before, file.data)
        elif known:
            if path in changes:
                known = said_by(path, before, known, ledger.config)
            outcome, after = _joined(file, known, ledger, before, ids)
            outcomes.append(outcome)
            if after != before:
                changes[path] = FileChange(path, held.get(path), after)
        else:
            outcomes.append(Outcome(draft, path, kept=(Kept(_FILE, "yours", "differs"),)))
    return Edition(tuple(changes.values()), tuple(outcomes))


def _matched(files: Sequence[WholeFile], ledger: Ledger) -> dict[str, Record]:
    """The record here that each file is.

    That is the one at its path, else the only one of its id, else one that has its id as an
    alias, else the only one of its name that no other file is.
    """
    at_path = {one.path: one for one in ledger.records}
    theirs = Counter((file.kind, fold(_id(file.path))) for file in files)
    by_id: dict[tuple[RecordKind, str], Record] = {}
    for one in ledger.records:
        by_id.setdefault((one.kind, fold(one.id)), one)
    for one in ledger.records:
        for alias in one.aliases:
            by_id.setdefault((one.kind, fold(alias)), one)
    matched = {}
    for file in files:
        if file.kind is None:
            continue
        name = (file.kind, fold(_id(file.path)))
        found = at_path.get(file.path) or (by_id.get(name) if theirs[name] == 1 else None)
        if found:
            matched[file.path] = found
    return matched | dict(_by_name(files, ledger, matched))


def _by_name(
    files: Sequence[WholeFile], ledger: Ledger, matched: Mapping[str, Record]
) -> Iterator[tuple[str, Record]]:
    """Files whose record has another id here by now, and the name that it had."""
    taken = {one.path for one in matched.values()}
    free = [one for one in ledger.records if one.path not in taken]
    named: dict[tuple[RecordKind, str], list[Record]] = {}
    for one in free:
        named.setdefault((one.kind, fold(one.name)), []).append(one)
    for file in files if free else ():
        if file.kind is None or file.path in matched:
            continue
        read = read_file(SourceFile(file.path, file.kind, file.data), ledger.config).record
        here = named.get((file.kind, fold(read.name)), [])
        draft = RecordDraft(kind=file.kind, name=read.name, id=read.id, fields=_all_fields(read))
        if len(here) == 1 and read.name != read.id and not told_apart(draft, here[0]):
            yield file.path, here.pop()


def _all_fields(record: Record) -> tuple[tuple[str, DraftValue], ...]:
    return tuple((key, value) for key, value in record.fields.items() if value is not None)


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
    file: WholeFile, ours: Record, ledger: Ledger, before: bytes, ids: Mapping[str, str]
) -> tuple[Outcome, bytes]:
    """What a record here lacks of the same one there, and what both have otherwise.

    `ids` are those that records there have here, where these are others.
    """
    read = read_file(SourceFile(ours.path, ours.kind, file.data), ledger.config)
    theirs = read.record
    draft = RecordDraft(
        kind=ours.kind,
        name=theirs.name,
        id=ours.id,
        fields=tuple(_fields(theirs, ours, ids)),
        lines=tuple(_line(entry, ids) for entry in theirs.entries),
    )
    read_again = read_file(SourceFile(ours.path, ours.kind, record_file(draft)), ledger.config)
    doubt: tuple[Kept, ...] = ()
    if len(read_again.record.entries) != len(draft.lines):
        # A line that reads otherwise on its own cannot be told from those that are there.
        draft = replace(draft, lines=())
        doubt = (Kept(_LINES, "yours", "cannot be compared one by one"),)
    merged = merge(draft, ours, ledger)
    kept = (*merged.kept, *doubt, *_kept_fields(merged), *_kept_notes(ours, theirs))
    if not merged.additions:
        return Outcome(draft, ours.path, kept=kept), before
    try:
        after = splice(ours.path, before, ours.kind, ledger.config, merged.additions)
    except EditRefusedError as refusal:
        kept = (*kept, Kept(_FILE, "yours", str(refusal)))
        return Outcome(draft, ours.path, kept=kept), before
    return Outcome(draft, ours.path, added=merged.additions, kept=kept), after


def _line(entry: Entry, ids: Mapping[str, str]) -> str:
    """An entry on one line, as a list has it."""
    return _BULLET.sub("- ", _with_ids(" ".join(entry.raw.split()), ids), count=1)


def _with_ids(text: str, ids: Mapping[str, str]) -> str:
    """A text whose links lead to records by the ids that they have here."""
    return _LINK.sub(lambda link: f"[[{ids.get(fold(link[1]), link[1])}", text)


def _fields(
    theirs: Record, ours: Record, ids: Mapping[str, str]
) -> Iterator[tuple[str, DraftValue]]:
    for key, value in theirs.fields.items():
        if value is None or (key == "name" and "name" in ours.fields):
            continue
        if key not in NAMING_KEYS:
            yield key, value
        elif isinstance(value, str):
            yield key, _naming(value, ids)
        else:
            yield key, tuple(_naming(one, ids) for one in value)


def _naming(value: str, ids: Mapping[str, str]) -> str:
    return ids.get(fold(value)) or _with_ids(value, ids)


def _kept_fields(merged: Merged) -> Iterator[Kept]:
    """What a line here lacks in fields: it stays as it is."""
    for behind in merged.fields:
        for key, value in behind.fields:
            yield Kept(f"{behind.entry.date} {key}", "none", value)


def _kept_notes(ours: Record, theirs: Record) -> Iterator[Kept]:
    """The notes, where theirs say what ours do not; two texts are not made into one."""
    said = " ".join(theirs.notes.split())
    own = " ".join(ours.notes.split())
    if said and said not in own:
        yield Kept(_NOTES, own or "none", said)
