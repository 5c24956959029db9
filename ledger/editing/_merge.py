"""What a draft adds to the record that it is, and what stays as the owner has it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ledger.config import Config, Way
from ledger.editing._identity import NAMING_KEYS
from ledger.editing._likeness import as_texts, target_of
from ledger.editing._record_file import record_file
from ledger.editing._splice import Additions
from ledger.editing._stages_further import stages_further
from ledger.model.address import is_email, plain_link, plain_phone
from ledger.model.draft import DraftValue, RecordDraft
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.organization_names import body_and_form
from ledger.model.record import FieldText, Record, RecordKind
from ledger.model.stage import pipeline_of
from ledger.readers.records import read_record
from ledger.readers.text import Text
from ledger.source import Location
from ledger.value import Value
from ledger.wording import fold

_WORD = re.compile(r"\w+")

STAGES = "stages"
# What a person has several of: what a file knows besides is added.
_GROWING = ("email", "phone", "links", "tags")


class Kept(Value, frozen=True):
    """A value that the owner has otherwise than the file: theirs stays."""

    key: str
    ours: str
    theirs: str


class Merged(Value, frozen=True):
    """What to add to a record, and what was kept as it is.

    `grown` are texts more for a key that has some already, be it a list or a single text.
    """

    additions: Additions
    kept: tuple[Kept, ...]
    grown: tuple[tuple[str, tuple[str, ...]], ...] = ()


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
    lines, moved = _missing_lines(draft, record, ledger.config)
    kept += moved
    notes = draft.notes if not record.notes.strip() else ""
    if draft.notes and not notes and not _says_already(record.notes, draft.notes):
        kept.append(Kept("notes", " ".join(record.notes.split()), " ".join(draft.notes.split())))
    return Merged(Additions(tuple(keys), tuple(items), lines, notes), tuple(kept), tuple(grown))


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


def _missing_lines(
    draft: RecordDraft, record: Record, config: Config
) -> tuple[tuple[str, ...], list[Kept]]:
    """The dated lines of a draft that a record lacks, and those that it has on another day.

    A line is known by its date, its kind and every word of its text, so one that the owner
    added to is still known; a note is known too where the owner has given it a kind. Each line
    of the record stands for one line of the draft of its kind: the lines are paired so that as
    many as can be are known.
    """
    if not draft.lines:
        return (), []
    # Of the lines alone: what else its text may hold that reads as one is not asked for.
    alone = replace(draft, body="", notes="")
    text = Text(record.path, record_file(alone).decode())
    read = read_record(text, draft.kind, config).record.entries
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, entry in enumerate(read):
        places[_day_and_kind(entry)].append(number)
    ours: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in record.entries:
        ours[_day_and_kind(entry)].append(entry)
    known: set[int] = set()
    for group, numbers in places.items():
        asked = [_words(read[number].text) for number in numbers]
        held = [_words(_all_text(entry)) for entry in ours[group]]
        known |= {numbers[at] for at in _pairs(asked, held)}
    known |= {
        number
        for number, entry in enumerate(read)
        if number not in known and entry.kind.way is Way.NOTE and _has_a_kind_now(entry, record)
    }
    moved = _rounds_moved([one for at, one in enumerate(read) if at not in known], record, read)
    known |= {number for number, entry in enumerate(read) if entry.location in moved}
    lines = tuple(line for number, line in enumerate(draft.lines) if number not in known)
    return lines, list(moved.values())


def _rounds_moved(
    missing: Sequence[Entry], record: Record, read: Sequence[Entry]
) -> dict[Location, Kept]:
    """The rounds of a draft that the owner has on another day, by their places in the draft.

    A round is told by its label: one that the owner put to its true day is that one still.
    """
    theirs = Counter((one.kind.name, one.round) for one in read)
    found: dict[Location, Kept] = {}
    for entry in missing:
        ours = [
            one
            for one in record.entries
            if entry.kind.round
            and entry.round
            and (one.kind, one.round) == (entry.kind, entry.round)
        ]
        if ours and len(ours) >= theirs[entry.kind.name, entry.round]:
            said = f"{entry.kind.name} {entry.round}"
            found[entry.location] = Kept(said, str(ours[0].date), str(entry.date))
    return found


def _has_a_kind_now(note: Entry, record: Record) -> bool:
    """Whether an entry of a note's day that is no note has every word of it."""
    said = _words(note.text)
    return any(
        entry.date == note.date
        and entry.kind.way is not Way.NOTE
        and said <= _words(_all_text(entry))
        for entry in record.entries
    )


def _day_and_kind(entry: Entry) -> tuple[str, str]:
    return entry.date.isoformat(), entry.kind.name


def _all_text(entry: Entry) -> str:
    return " ".join([entry.text, *(field.value for field in entry.fields)])


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(fold(text)))


def _pairs(asked: list[Counter[str]], held: list[Counter[str]]) -> set[int]:
    """Which of `asked` are found in `held`, each in one of its own: a maximum matching.

    Equal ones are paired first; the rest by augmenting paths.
    """
    owner: dict[int, int] = {}
    paired: set[int] = set()
    for at, words in enumerate(asked):
        same = next((n for n, other in enumerate(held) if n not in owner and other == words), None)
        if same is not None:
            owner[same] = at
            paired.add(at)

    def find(at: int, tried: set[int]) -> bool:
        for number, other in enumerate(held):
            if number in tried or not asked[at] <= other:
                continue
            tried.add(number)
            if number not in owner or find(owner[number], tried):
                owner[number] = at
                return True
        return False

    for at in range(len(asked)):
        if at not in paired and find(at, set()):
            paired.add(at)
    return paired
