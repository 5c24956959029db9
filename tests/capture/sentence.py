"""The sentences that people say, from their files, and what a dated line means."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any

from ledger.config import EntryKind
from ledger.model.campaign import Campaign
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.readers import read_sources
from ledger.readers.files import SourceFile
from tests.support import ROOT, Files, ledger_of

FOLDER = Path(__file__).parent / "sentences"
STORIES = ("job-search", "book-of-business", "friends")

# Words that say nothing alone: a line may keep them, drop them or have others in their place.
_SLIGHT = (
    "a an the i me my we us our you he him his she her hers it its they them their this that "
    "these those at in on of for to from with w about re by and or off is was are were be been "
    "had have has did do does done got get went made took so then as just quick s"
)
SLIGHT = frozenset(_SLIGHT.split())

# Words that tell when and how long: once understood they have no business in the text.
_TEMPORAL = (
    "today yesterday tomorrow tmrw tonight monday tuesday wednesday thursday friday saturday "
    "sunday ago am pm min mins minute minutes hr hrs hour hours noon"
)
TEMPORAL = frozenset(_TEMPORAL.split())

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LINK = re.compile(r"\[\[[^\[\]]*\]\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, and either the line it should become or what has to be asked about it."""

    story: str
    say: str
    as_of: date
    into: str | None
    file: str
    line: str
    create: bool
    creates: tuple[str, ...]
    asks: str
    candidates: tuple[str, ...]
    held_out: bool

    @property
    def name(self) -> str:
        """What a test of it is called."""
        return f"{self.story}: {self.say}"


@cache
def sentences() -> tuple[Sentence, ...]:
    """Every sentence of every story, in the order of their files."""
    return tuple(
        _sentence(story, table)
        for story in STORIES
        for name in (story, f"{story}-2")
        for table in _file(name).get("sentence", ())
    )


@cache
def files_of(story: str) -> Files:
    """The files of a story's ledger by path: those of its example, and its own beside them."""
    said = _file(story)
    files: dict[str, str | bytes] = {}
    if example := said.get("example"):
        root = ROOT / "examples" / example
        files = {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in sorted(root.rglob("*"))
            if path.is_file()
        }
    return {**files, **said.get("files", {})}


@cache
def story_ledger(story: str) -> Ledger:
    """The ledger of a story."""
    return ledger_of(files_of(story))


@cache
def _file(name: str) -> dict[str, Any]:
    """A file of sentences; a story has a second one, said later and in other voices."""
    if not (FOLDER / f"{name}.toml").exists():
        return {}
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _sentence(story: str, table: Mapping[str, Any]) -> Sentence:
    return Sentence(
        story=story,
        say=table["say"],
        as_of=table["as-of"],
        into=table.get("in"),
        file=table.get("file", ""),
        line=table.get("line", ""),
        create=table.get("create", False),
        creates=tuple(table.get("creates", ())),
        asks=table.get("asks", ""),
        candidates=tuple(table.get("candidates", ())),
        held_out=table.get("held-out", False),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldMeaning:
    """One `[key:: value]`: the records in it, and the words that are left without them."""

    key: str
    records: frozenset[str]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a dated line says, whatever its wording. The holder is no link of its own line."""

    date: date
    time: time | None
    kind: EntryKind
    minutes: int | None
    days: int | None
    round: str | None
    count: int
    todo: bool
    records: frozenset[str]
    fields: frozenset[FieldMeaning]
    words: frozenset[str]


def meaning_of(line: str, file: str, ledger: Ledger) -> Meaning:
    """What a line means in a file of a ledger."""
    entry = entry_in(line, file, ledger)
    own = own_ids(file, ledger)
    return Meaning(
        date=entry.date,
        time=entry.time,
        kind=entry.kind,
        minutes=entry.minutes,
        days=entry.days,
        round=entry.round,
        count=entry.count,
        todo=entry.todo,
        records=frozenset(_id(link.target, ledger) for link in entry.links_in()) - own,
        fields=frozenset(_fields(entry, ledger)),
        words=frozenset(words_of(entry.text)),
    )


def entry_in(line: str, file: str, ledger: Ledger) -> Entry:
    """The one entry that a line makes, read with the settings of a ledger.

    Fails where the line is none, or where the reader could not take something in it.
    """
    sources = [SourceFile(file, RecordKind.JOURNAL, f"{line}\n".encode())]
    read = read_sources(sources, ledger.config).ledger
    assert not read.faults, (line, read.faults)
    (entry,) = read.entries
    return entry


def own_ids(file: str, ledger: Ledger) -> frozenset[str]:
    """The record that a file is, and a campaign's organization: who they are needs no link."""
    holder = ledger.find(Path(file).stem)
    ids = {Path(file).stem}
    if isinstance(holder, Campaign) and (owner := ledger.organization_of(holder)):
        ids.add(owner.id)
    return frozenset(ids)


def words_of(text: str) -> Iterator[str]:
    """The words of a text that say something, and its emoji; links are no words."""
    plain = unicodedata.normalize("NFC", _LINK.sub(" ", text)).casefold()
    for word in _WORD.findall(plain):
        if word not in SLIGHT:
            yield word.replace("’", "'")
    yield from (mark for mark in plain if unicodedata.category(mark) == "So")


def _fields(entry: Entry, ledger: Ledger) -> Iterator[FieldMeaning]:
    for field in entry.fields:
        named = frozenset(re.findall(r"\[\[([^\[\]|]+)", field.value))
        records = frozenset(_id(target, ledger) for target in named)
        words = tuple(words_of(field.value))
        if record := ledger.find(field.value):
            records, words = frozenset([record.id]), ()
        yield FieldMeaning(key=field.key, records=records, words=words)


def _id(target: str, ledger: Ledger) -> str:
    record = ledger.find(target)
    return record.id if record else target.strip().casefold()
