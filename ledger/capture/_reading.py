"""Reads a line as the ledger will, before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.config import Config
from ledger.model.entry import Entry
from ledger.model.fault import FaultKind
from ledger.model.record import RecordKind
from ledger.readers.records import read_record
from ledger.readers.text import Text

if TYPE_CHECKING:
    from ledger.capture._line import Wording


# What is wrong with a part of a line, behind the part itself.
_WHY = {
    FaultKind.BAD_DATE: "is no day that a calendar has",
    FaultKind.NEAR_DATE: "is no day: one is written as in `2026-11-20`",
    FaultKind.BAD_DURATION: "is no length of time: one is written as in `1h30m`",
    FaultKind.UNCLOSED_LINK: "is a link without its end: `]]` closes it",
    FaultKind.UNCLOSED_FIELD: "is a field without its end: `]` closes it",
    FaultKind.DUPLICATE_KEY: "stands twice in one line",
    FaultKind.CONFLICT_MARKER: "is a mark of a merge",
    FaultKind.CONTROL_CHARACTER: "is a character that no line holds",
}
_OTHERWISE = "cannot be read as it stands"


class MisreadError(ValueError):
    """What is wrong with a line, in words."""


def entry_in(line: str, config: Config) -> Entry:
    """The one entry that a line makes. Raises MisreadError where it makes none, or a faulty one."""
    reading = read_record(Text("journal/line.md", f"{line}\n"), RecordKind.JOURNAL, config)
    for fault in reading.faults:
        raise MisreadError(f"`{fault.subject}` {_WHY.get(fault.kind, _OTHERWISE)}")
    if len(reading.record.entries) != 1:
        raise MisreadError("it is no dated line")
    return reading.record.entries[0]


def reads_as(line: str, wording: Wording, config: Config) -> bool:
    """Whether a line reads back as it was meant: its parts, its links, its fields, no fault."""
    try:
        entry = entry_in(line, config)
    except MisreadError:
        return False
    if line.count("`") % 2 or "<!--" in line:
        # What opens here may be closed by a line below, and swallow what lies between.
        return False
    found, times = wording.found, wording.sentence.times
    meant = (
        wording.day,
        times.clock,
        found.kind.name,
        times.minutes if found.word else None,
        wording.days,
        found.round or None,
        found.count,
        wording.todo,
    )
    read = (
        entry.date,
        entry.time,
        entry.kind.name,
        entry.minutes,
        entry.days,
        entry.round,
        entry.count,
        entry.todo,
    )
    return meant == read and {one.key for one in entry.fields} >= {
        key for key, _ in wording.fields()
    }
