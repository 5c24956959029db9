"""The body of a file: which of its list items are dated lines, and what is prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ledger.config import Config
from ledger.model.entry import Entry
from ledger.model.fault import Fault, FaultKind
from ledger.model.link import Link
from ledger.readers.comments import without_comments
from ledger.readers.dated_line import LineReader
from ledger.readers.links import find_links, find_unclosed, without_code
from ledger.readers.text import Text

_MARKER = r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[(?P<box>[ xX])\][ \t]+)?"
_ITEM = re.compile(_MARKER + r"(?P<date>\d{4}-\d{2}-\d{2})(?=\s|$)")
# With `[entries] dates = "loose"`: the date in bold or as a link, a colon or a dash behind it;
# a line or a heading of its own where some text follows.
_LOOSE_ITEM = re.compile(
    rf"(?:{_MARKER}|(?P<open>)(?:#{{2,6}}[ \t]+)?)(?P<mark>\*\*|__|\*|_|\[\[)?"
    r"(?P<date>\d{4}-\d{2}-\d{2})(?(mark):?(?:\*\*|__|\*|_|(?:\|[^\[\]\n]*)?\]\]))"
    r"(?:[ \t]*[:–—](?=\s|$)|[ \t]+-{1,2}(?=\s|$)|(?=\s|$))(?(open)(?=[ \t]*\S))"
)
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
    """A line as typed, and as it is read: without comments."""

    start: int
    end: int
    typed: str
    text: str

    @property
    def is_comment(self) -> bool:
        """Whether it holds nothing else."""
        return bool(self.typed.strip()) and not self.text.strip()

    @property
    def shown(self) -> str:
        """What is left of it; the blanks of a comment would mean something to Markdown."""
        if self.text == self.typed:
            return self.typed
        indent = len(self.typed) - len(self.typed.lstrip(" \t"))
        return self.typed[:indent] + self.text.strip()


def read_body(text: Text, start: int, holder: str, config: Config) -> Body:
    """Everything from an offset of a text to its end, as the body of the record `holder`."""
    body = Body()
    form = _LOOSE_ITEM if config.loose_dates else _ITEM
    read = Text(text.path, without_comments(text.text, start))
    visible = without_code(read.text, start)
    notes: list[_Line] = []
    lines = list(_lines(text.text, read.text, start))
    code = _fenced(lines)
    at = 0
    while at < len(lines):
        line = lines[at]
        item = None if at in code else _item(line, form)
        if item is None:
            if at not in code:
                _read_prose(body, text, line, visible)
            notes.append(line)
            at += 1
            continue
        last = _last_line(lines, at, len(item["indent"] or ""), code, form)
        reader = LineReader(read, visible, holder, config)
        raw = text.text[line.start : lines[last].end]
        entry = reader.read(item, line.start, raw)
        body.faults.extend(reader.faults)
        if entry:
            body.entries.append(entry)
        else:
            notes.extend(lines[at : last + 1])
        at = last + 1
    kept = (line.shown for line in notes if not line.is_comment)
    body.notes = "\n".join(kept).strip("\n")
    return body


def prose_of(text: Text, start: int) -> str:
    """The text with comments and code from an offset on blanked out, at the same offsets."""
    read = without_comments(text.text, start)
    shown = without_code(read, start)
    lines = list(_lines(text.text, read, start))
    for number in _fenced(lines):
        line = lines[number]
        shown = shown[: line.start] + " " * (line.end - line.start) + shown[line.end :]
    return shown


def _lines(typed: str, read: str, start: int) -> Iterator[_Line]:
    while start < len(typed):
        end = typed.find("\n", start)
        end = len(typed) if end < 0 else end
        yield _Line(start, end, typed[start:end], read[start:end])
        start = end + 1


def _item(line: _Line, form: re.Pattern[str]) -> re.Match[str] | None:
    """The beginning of a dated line; what stands behind a comment begins no list item."""
    item = form.match(line.text)
    return item if item and line.typed.startswith(item[0]) else None


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


def _last_line(
    lines: list[_Line], at: int, indent: int, code: set[int], form: re.Pattern[str]
) -> int:
    """The last of the indented lines that continue an item; blank lines and code end it."""
    last = at
    for number in range(at + 1, len(lines)):
        following = lines[number].typed
        stripped = following.lstrip(" \t")
        if not stripped or len(following) - len(stripped) <= indent or number in code:
            break
        if _item(lines[number], form):
            break
        last = number
    return last


def _read_prose(body: Body, text: Text, line: _Line, visible: str) -> None:
    body.links.extend(find_links(text, line.start, line.end, visible))
    body.faults.extend(find_unclosed(text, line.start, line.end, visible))
    if near := _item(line, _NEAR_ITEM):
        place = text.location(line.start + near.start("date"))
        typed = near["date"]
        after = line.text[near.end("date") : near.end("date") + 1].strip()
        body.faults.append(Fault(FaultKind.NEAR_DATE, place, typed, after, len(typed)))
