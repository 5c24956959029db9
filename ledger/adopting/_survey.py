"""What stands in somebody's notes: their keys and values, and how their lines begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from ledger.config import Config, defaults, parse, same_key
from ledger.model.entry import Entry
from ledger.model.record import FieldText, RecordKind
from ledger.readers.files import SourceFile
from ledger.readers.records import read_record
from ledger.readers.text import decode
from ledger.value import Value

_INLINE = re.compile(r"^(?:[-*+] )?[(\[]?([^\W\d_][\w -]{0,30}):: ?\S", re.MULTILINE)
_WORD_BREAK = re.compile(r"(?<=[a-z])(?=[A-Z])|[_\-\s]+")
_LOOSE = '[entries]\ndates = "loose"\n'


class Note(Value, frozen=True):
    """One note: its keys with what each says, its dated lines, and how many are dressed.

    `inline` are the keys that stand in its text as `key:: value`.
    """

    path: str
    keys: Mapping[str, tuple[str, ...]]
    lists: frozenset[str]
    entries: tuple[Entry, ...]
    dressed: int
    inline: frozenset[str]

    @property
    def folder(self) -> str:
        """The folder that it is in; empty at the top."""
        above = PurePosixPath(self.path).parent.as_posix()
        return "" if above == "." else above


def survey(files: Iterable[SourceFile]) -> tuple[Note, ...]:
    """Every note as it stands."""
    strict, loose = defaults(), parse(_LOOSE)
    return tuple(_note(file, strict, loose) for file in files)


def _note(file: SourceFile, strict: Config, loose: Config) -> Note:
    text, _ = decode(file.path, file.data)
    record = read_record(text, RecordKind.JOURNAL, loose).record
    plain = read_record(text, RecordKind.JOURNAL, strict).record
    return Note(
        path=file.path,
        keys={key: _texts(value) for key, value in record.fields.items()},
        lists=frozenset(key for key, value in record.fields.items() if isinstance(value, tuple)),
        entries=record.entries,
        dressed=len(record.entries) - len(plain.entries),
        inline=frozenset(same_key(found) for found in _INLINE.findall(record.notes)),
    )


def _texts(value: FieldText) -> tuple[str, ...]:
    texts = value if isinstance(value, tuple) else (value or "",)
    return tuple(text.strip() for text in texts if text.strip())


def plain_words(name: str) -> str:
    """A key, a type or a folder's name as words: `_dateApplied` as `date applied`."""
    parts = _WORD_BREAK.split(name.strip().strip("#").strip())
    return " ".join(part for part in parts if part).casefold()
