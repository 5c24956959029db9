"""The body of a file: which of its list items are dated lines, and what is prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ledger.config import Config
from ledger.model.entry import Entry
from ledger.model.fault import Fault, FaultKind
from ledger.model.link import Link
from ledger.readers.comments import without_comments
from ledger.readers.dated_line import LineReader
from ledger.readers.item_forms import LOOSE, NEAR, SLIPPED, STRICT, Form
from ledger.readers.links import find_links, find_unclosed, has_unclosed, without_code
from ledger.readers.text import Text

_FENCE = re.compile(r"[ \t]*(?:[-*+][ \t]+)?(?P<fence>`{3,}(?![^\n]*`)|~{3,})(?P<info>[^\n]*)")

_BLANKS = (" ", "\t")


@dataclass
class Body:
    """What a body holds: its entries, the links of its prose, the prose itself, its faults."""

    entries: list[Entry] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    notes: str = ""
    faults: list[Fault] = field(default_factory=list)


class _Line(NamedTuple):
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
    return _BodyReader(text, start, config).read(holder, config)


class _BodyReader:
    """Reads a body from one dated line to the next; what lies between is prose.

    `typed` is the whole file, `shown` the same without comments, `visible` without code spans
    as well. `code` holds the offsets of the lines of fenced code.
    """

    def __init__(self, text: Text, start: int, config: Config) -> None:
        self.text = text
        self.start = start
        self.typed = text.text
        shown = without_comments(text.text, start)
        # The same object where nothing is blanked out, as in nearly every file.
        self.commented = shown != text.text
        self.shown = shown if self.commented else text.text
        self.visible = without_code(self.shown, start)
        self.code = _lines_of_code(self.typed, self.shown, start)
        self.unclosed = has_unclosed(self.visible, start)
        self.form = LOOSE if config.loose_dates else STRICT
        self.body = Body()

    def read(self, holder: str, config: Config) -> Body:
        """The body, its entries held by the record `holder`."""
        body, typed = self.body, self.typed
        read = Text(self.text.path, self.shown) if self.commented else self.text
        reader = LineReader(read, self.visible, holder, config)
        reader.faults = body.faults
        reader.unclosed = self.unclosed
        kept: list[tuple[int, int]] = []
        prose = notes = self.start
        for begin, item in self._begun(self.form, self.start, len(typed)):
            if begin in self.code:
                continue
            end = self._end(begin, item)
            if prose < begin:
                self._read_prose(prose, begin)
            prose = min(end + 1, len(typed))
            if entry := reader.read(item, begin, typed[begin:end]):
                body.entries.append(entry)
                kept.append((notes, begin))
                notes = prose
        self._read_prose(prose, len(typed))
        kept.append((notes, len(typed)))
        body.notes = self._notes(kept)
        return body

    def _notes(self, kept: list[tuple[int, int]]) -> str:
        """The lines of some stretches as they are shown."""
        if not self.commented:
            return "".join(self.typed[begin:end] for begin, end in kept).strip("\n")
        lines = (line for one in kept for line in _lines(self.typed, self.shown, *one))
        return "\n".join(line.shown for line in lines if not line.is_comment).strip("\n")

    def _begun(self, form: Form, start: int, stop: int) -> Iterator[tuple[int, re.Match[str]]]:
        """The lines that a form begins; what stands behind a comment begins no list item."""
        typed, shown = self.typed, self.shown
        if (first := form.here.match(shown, start, stop)) and typed.startswith(first[0], start):
            yield start, first
        for item in form.after.finditer(shown, start, stop):
            if not self.commented or typed.startswith(item[0], item.start()):
                yield item.start() + 1, item

    def _end(self, begin: int, item: re.Match[str]) -> int:
        """The end of the indented lines that continue an item; blank lines and code end it."""
        typed = self.typed
        end = _line_end(typed, begin)
        if not typed.startswith(_BLANKS, end + 1):  # as nearly all end
            return end
        indent = len(item["indent"] or "")
        while typed.startswith(_BLANKS, end + 1):
            begin, stop = end + 1, _line_end(typed, end + 1)
            stripped = typed[begin:stop].lstrip(" \t")
            if not stripped or stop - begin - len(stripped) <= indent or begin in self.code:
                break
            again = self.form.here.match(self.shown, begin, stop)
            if again and typed.startswith(again[0], begin):
                break
            end = stop
        return end

    def _read_prose(self, start: int, stop: int) -> None:
        """The links and the faults of the lines of a stretch that are no code."""
        if not self.code:
            self._read_stretch(start, stop)
            return
        for line in _lines(self.typed, self.shown, start, stop):
            if line.start not in self.code:
                self._read_stretch(line.start, line.end)

    def _read_stretch(self, start: int, stop: int) -> None:
        if start == stop:
            return
        found: list[Fault] = []
        if self.visible.find("[[", start, stop) >= 0:
            self.body.links.extend(find_links(self.text, start, stop, self.visible))
            if self.unclosed:
                found.extend(find_unclosed(self.text, start, stop, self.visible))
        slipped = self._begun(SLIPPED, start, stop)
        begun = {at: one for at, one in slipped if not self.form.here.match(self.shown, at)}
        begun.update(self._begun(NEAR, start, stop))
        for near in begun.values():
            place = self.text.location(near.start("date"))
            typed = near["date"]
            after = self.shown[near.end("date") : near.end("date") + 1].strip()
            found.append(Fault(FaultKind.NEAR_DATE, place, typed, after, len(typed)))
        found.sort(key=lambda fault: fault.location.line)
        self.body.faults.extend(found)


def prose_of(text: Text, start: int) -> str:
    """The text with comments and code from an offset on blanked out, at the same offsets."""
    read = without_comments(text.text, start)
    shown = without_code(read, start)
    lines = list(_lines(text.text, read, start, len(read)))
    for number in _fenced(lines):
        line = lines[number]
        shown = shown[: line.start] + " " * (line.end - line.start) + shown[line.end :]
    return shown


def _lines(typed: str, read: str, start: int, stop: int) -> Iterator[_Line]:
    while start < stop:
        end = _line_end(typed, start)
        yield _Line(start, end, typed[start:end], read[start:end])
        start = end + 1


def _line_end(typed: str, start: int) -> int:
    end = typed.find("\n", start)
    return len(typed) if end < 0 else end


def _lines_of_code(typed: str, read: str, start: int) -> set[int]:
    """The offsets of the lines of fenced code."""
    if "```" not in read and "~~~" not in read:
        return set()
    lines = list(_lines(typed, read, start, len(typed)))
    return {lines[number].start for number in _fenced(lines)}


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
