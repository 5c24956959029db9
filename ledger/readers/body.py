"""The body of a file: which of its list items are dated lines, and what is prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ledger.config import Config
from ledger.model.entry import Entry
from ledger.model.fault import Fault, FaultKind
from ledger.model.link import Link
from ledger.readers.dated_line import LineReader
from ledger.readers.links import find_links, find_unclosed, without_code
from ledger.readers.text import Text

_MARKER = r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[(?P<box>[ xX])\][ \t]+)?"
_ITEM = re.compile(_MARKER + r"(?P<date>\d{4}-\d{2}-\d{2})(?=\s|$)")
_NEAR_ITEM = re.compile(
    _MARKER + r"(?P<date>\d{4}([-/.])\d{1,2}\4\d{1,2}|\d{1,2}([-/.])\d{1,2}\5\d{4})(?=[\s:,T]|$)"
)
_FENCE = re.compile(r"[ \t]*(?:[-*+][ \t]+)?(?P<fence>`{3,}(?![^\n]*`)|~{3,})(?P<info>[^\n]*)")


@dataclass
class Body:
    """What a body holds: its entries, the links of its prose, the prose itself, its faults."""

    entries: list[Entry] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    notes: str = ""
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def read_body(text: Text, start: int, holder: str, config: Config) -> Body:
    """Everything from an offset of a text to its end, as the body of the record `holder`."""
    body = Body()
    visible = without_code(text.text, start)
    notes: list[str] = []
    lines = list(_lines(text.text, start))
    code = _fenced(lines)
    at = 0
    while at < len(lines):
        line = lines[at]
        item = None if at in code else _ITEM.match(line.text)
        if item is None:
            if at not in code:
                _read_prose(body, text, line, visible)
            notes.append(line.text)
            at += 1
            continue
        last = _last_line(lines, at, len(item["indent"]), code)
        reader = LineReader(text, visible, holder, config)
        entry = reader.read(item, line.start, lines[last].end)
        body.faults.extend(reader.faults)
        if entry:
            body.entries.append(entry)
        else:
            notes.extend(lost.text for lost in lines[at : last + 1])
        at = last + 1
    body.notes = "\n".join(notes).strip("\n")
    return body


def _lines(text: str, start: int) -> Iterator[_Line]:
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield _Line(start, end, text[start:end])
        start = end + 1


def _fenced(lines: list[_Line]) -> set[int]:
    """The numbers of the lines of fenced code. A fence that nothing closes hides nothing."""
    code: set[int] = set()
    opened, fence = 0, ""
    for number, line in enumerate(lines):
        mark = _FENCE.match(line.text)
        if mark is None:
            continue
        if not fence:
            opened, fence = number, mark["fence"]
        elif mark["fence"].startswith(fence) and not mark["info"].strip():
            code.update(range(opened, number + 1))
            fence = ""
    return code


def _last_line(lines: list[_Line], at: int, indent: int, code: set[int]) -> int:
    """The last of the indented lines that continue an item; blank lines and code end it."""
    last = at
    for number in range(at + 1, len(lines)):
        following = lines[number].text
        stripped = following.lstrip(" \t")
        if not stripped or len(following) - len(stripped) <= indent or number in code:
            break
        if _ITEM.match(following):
            break
        last = number
    return last


def _read_prose(body: Body, text: Text, line: _Line, visible: str) -> None:
    body.links.extend(find_links(text, line.start, line.end, visible))
    body.faults.extend(find_unclosed(text, line.start, line.end, visible))
    if near := _NEAR_ITEM.match(line.text):
        place = text.location(line.start + near.start("date"))
        typed = near["date"]
        body.faults.append(Fault(FaultKind.NEAR_DATE, place, typed, length=len(typed)))
