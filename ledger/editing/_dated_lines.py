"""The dated lines of a draft beside those of the record that it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ledger.config import Config, Way
from ledger.editing._line_pairing import all_text, is_near, same_lines, words_of
from ledger.editing._record_file import record_file
from ledger.model.draft import LAST_IN_TOUCH, RecordDraft
from ledger.model.entry import Entry
from ledger.model.record import Record, RecordKind
from ledger.readers.records import read_record
from ledger.readers.text import Text
from ledger.value import Value
from ledger.wording import fold

_LAST_IN_TOUCH = words_of(LAST_IN_TOUCH)
# What a message may be called once it is known what it was about.
_MESSAGES = frozenset(("message", "invite", "follow-up", "thanks", "reply", "inbound"))


class Kept(Value, frozen=True):
    """A value that the owner has otherwise than the file: theirs stays."""

    key: str
    ours: str
    theirs: str


class FieldsBehind(Value, frozen=True):
    """What the file says of a dated line besides, as keys and values to put behind it."""

    entry: Entry
    fields: tuple[tuple[str, str], ...]


class LinesCompared(Value, frozen=True):
    """The lines that a record lacks, what it says otherwise, and what its lines lack."""

    missing: tuple[str, ...] = ()
    kept: tuple[Kept, ...] = ()
    fields: tuple[FieldsBehind, ...] = ()


def compare_lines(draft: RecordDraft, record: Record, config: Config) -> LinesCompared:
    """The dated lines of a draft that a record lacks, and those that it has otherwise.

    A line is known by its date, its kind and every word of its text, so one that the owner
    added to is still known; one more than an hour away is another. Each line of the record
    stands for one line of the draft: the lines are paired so that as many as can be are known.
    Of those left, one is known by its words where its kind is another now, a message of a
    person's day where it is worded otherwise, and a round by its label where its day is another.
    """
    if not draft.lines:
        return LinesCompared()
    # Of the lines alone: what else its text may hold that reads as one is not asked for.
    alone = replace(draft, body="", notes="")
    text = Text(record.path, record_file(alone).decode())
    read = read_record(text, draft.kind, config).record.entries
    pairs = same_lines(read, record.entries)
    kept: list[Kept] = []
    known = set(pairs)
    paired = set(pairs.values())
    left: dict[date, list[Entry]] = defaultdict(list)
    for at, one in enumerate(record.entries):
        if at not in paired:
            left[one.date].append(one)
    for number, entry in enumerate(read):
        of_day = left.get(entry.date, [])
        if number in known or not of_day:
            continue
        if told := _kind_changed(entry, of_day) or _reworded(entry, of_day, draft.kind):
            of_day.remove(told)
            known.add(number)
            if told.kind.way is not Way.NOTE and entry.kind.way is not Way.NOTE:
                kept.append(_kept_line(told, entry))
    missing = [number for number in range(len(read)) if number not in known]
    for number, said in _rounds_moved(missing, record, read):
        known.add(number)
        kept.append(said)
    fields = list(_fields_behind(read, record.entries, pairs))
    return LinesCompared(
        tuple(line for number, line in enumerate(draft.lines) if number not in known),
        (*kept, *(one for one in fields if isinstance(one, Kept))),
        tuple(one for one in fields if isinstance(one, FieldsBehind)),
    )


def _kind_changed(line: Entry, of_day: Sequence[Entry]) -> Entry | None:
    """Which entry of a line's day has every word of it, under another kind.

    A note may have any kind since, and any line may be a note; else it goes the same way.
    """
    # The word `note` is none of a note's own.
    is_named = line.word.lower() == line.kind.name and line.kind.way is Way.NOTE
    said = words_of(line.text.removeprefix(line.word) if is_named else line.text)
    return next(
        (
            one
            for one in of_day
            if is_near(one, line)
            and one.kind.name != line.kind.name
            and (one.kind.way == line.kind.way or Way.NOTE in (line.kind.way, one.kind.way))
            and (said or one.kind.way is not Way.NOTE)
            and said <= words_of(f"{one.word} {all_text(one)}")
        ),
        None,
    )


def _reworded(line: Entry, of_day: Sequence[Entry], kind: RecordKind) -> Entry | None:
    """Which entry of a line's day stands for it in a person's file, whatever its words.

    A message that says no more than the line has not been reworded: it is another's beginning.
    """
    if kind is not RecordKind.CONTACT or line.round:
        return None
    said = words_of(line.text)
    if line.kind.way is Way.NOTE and said >= _LAST_IN_TOUCH:
        # It does not say how: whatever was on that day does.
        return next((one for one in of_day if not one.todo), None)
    return next(
        (
            one
            for one in of_day
            if not one.todo
            and is_near(one, line)
            and _alike(one, line)
            and not words_of(all_text(one)) <= said
        ),
        None,
    )


def _alike(one: Entry, other: Entry) -> bool:
    """Whether two entries of a person's day may be one message.

    Of talks a calendar knows better, which has paired them before.
    """
    if one.kind.way is not other.kind.way or one.kind.way not in (Way.OUT, Way.IN):
        return False
    kinds = {one.kind.name, other.kind.name}
    return len(kinds) == 1 or kinds <= _MESSAGES


def _kept_line(ours: Entry, theirs: Entry) -> Kept:
    """What is said of a line that the owner has in other words."""
    said = [" ".join(f"{one.word} {one.text}".split()) for one in (ours, theirs)]
    return Kept(theirs.date.isoformat(), *said)


def _rounds_moved(
    missing: Sequence[int], record: Record, read: Sequence[Entry]
) -> Iterator[tuple[int, Kept]]:
    """The rounds of a draft that the owner has on another day, by their places in the draft.

    A round is told by its label: one that the owner put to its true day is that one still.
    """
    theirs = Counter((one.kind.name, one.round) for one in read)
    for number in missing:
        entry = read[number]
        ours = [
            one
            for one in record.entries
            if entry.kind.round
            and entry.round
            and (one.kind, one.round) == (entry.kind, entry.round)
        ]
        if ours and len(ours) >= theirs[entry.kind.name, entry.round]:
            said = f"{entry.kind.name} {entry.round}"
            yield number, Kept(said, _when(ours[0]), _when(entry))


def _when(entry: Entry) -> str:
    return f"{entry.date} {entry.time:%H:%M}" if entry.time else str(entry.date)


def _fields_behind(
    asked: Sequence[Entry], held: Sequence[Entry], pairs: Mapping[int, int]
) -> Iterator[FieldsBehind | Kept]:
    """What the lines of a draft say of the record's in fields that these lack, or have otherwise.

    Of several lines that are alike it is not sure which one is meant.
    """
    alike = Counter((one.date, one.kind.name, fold(one.text)) for one in asked)
    for at, other in sorted(pairs.items()):
        theirs, ours = asked[at], held[other]
        if alike[theirs.date, theirs.kind.name, fold(theirs.text)] > 1:
            continue
        said = words_of(all_text(ours))
        more = [
            (one.key, one.value)
            for one in theirs.fields
            if ours.field(one.key) is None and not words_of(one.value) <= said
        ]
        if more:
            yield FieldsBehind(ours, tuple(more))
        for one in theirs.fields:
            value = ours.field(one.key)
            if value is not None and not words_of(one.value) <= said:
                yield Kept(f"{ours.date} {one.key}", value, one.value)
