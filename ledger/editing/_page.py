"""A file's text with edits put into it; every character beside them stays as it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from ledger.diagnostic import Edit
from ledger.readers.text import BOM
from ledger.source import Location

_END = re.compile(r"\r\n|\r|\n")

Stretch = tuple[int, int]


class Page:
    """The characters of a file as they are, byte order mark and line ends included.

    Places are those of the text that the readers make of it: without the mark, and with one
    character for each line's end. Every edit of a file that is there goes through here.
    """

    def __init__(self, raw: str, path: str = "") -> None:
        self.raw = raw
        self.path = path
        self.ends = [match[0] for match in _END.finditer(raw)]
        first = len(BOM) if raw.startswith(BOM) else 0
        self.starts = [first, *(match.end() for match in _END.finditer(raw))]

    @cached_property
    def newline(self) -> str:
        r"""The line end that the file has most of; `\n` where it has none."""
        return Counter(self.ends).most_common(1)[0][0] if self.ends else "\n"

    @property
    def last(self) -> int:
        """The number of the last line; what follows a final line end is no line."""
        empty = self.starts[-1] == len(self.raw) and len(self.starts) > 1
        return len(self.starts) - empty

    def line(self, number: int) -> str:
        """A line by its number from 1, without its end; one more follows a final line end."""
        ended = number <= len(self.ends)
        end = self.starts[number] - len(self.ends[number - 1]) if ended else len(self.raw)
        return self.raw[self.starts[number - 1] : end]

    def put(self, line: int, column: int, text: str) -> Edit:
        """The edit that puts a text in before a character; lines and columns count from 1."""
        return Edit(Location(self.path, line, column), 0, text)

    def whole_lines(self, after: int, texts: Sequence[str]) -> Edit:
        """The edit that puts lines of their own in after a line; 0 is the top of the file."""
        joined = "".join(f"{text}\n" for text in texts)
        if after <= len(self.ends):
            return self.put(after + 1, 1, joined)
        column = len(self.line(after)) + 1
        return self.put(after, column, "\n" + joined.removesuffix("\n"))

    def without_line(self, number: int, upto: int = 0) -> Edit:
        """The edit that takes out a line, or all from one to another, with their line ends.

        It undoes `whole_lines`: a last line that has no end takes the end before it along.
        """
        upto = max(number, upto)
        length = sum(len(self.line(one)) for one in range(number, upto + 1)) + upto - number
        if upto <= len(self.ends):
            return Edit(Location(self.path, number, 1), length + 1, "")
        if number == 1:
            return Edit(Location(self.path, 1, 1), length, "")
        before = Location(self.path, number - 1, len(self.line(number - 1)) + 1)
        return Edit(before, length + 1, "")

    def stretch(self, edit: Edit) -> Stretch:
        """Where an edit begins and ends. Raises ValueError where the file has no such place."""
        place = edit.location
        if place.line > len(self.starts):
            raise ValueError(f"{place} is past the end of the file")
        start = end = self.starts[place.line - 1] + place.column - 1
        for _ in range(edit.length):
            end += 2 if self.raw.startswith("\r\n", end) else 1
        if end > len(self.raw):
            raise ValueError(f"{place} is past the end of the file")
        return start, end

    def with_edits(self, edits: Iterable[Edit]) -> str:
        """The text with some edits that do not touch each other. Raises ValueError as above.

        What is put in at one place stays in the order that it was given in.
        """
        made, at = [], 0
        placed = [(self.stretch(edit), edit.text) for edit in edits]
        for (start, end), text in sorted(placed, key=lambda one: one[0]):
            made += [self.raw[at:start], self._ended(text, start, end)]
            at = end
        return "".join([*made, self.raw[at:]])

    def _ended(self, text: str, start: int, end: int) -> str:
        r"""A text with the file's line ends. Two that would run together as one `\r\n` do not."""
        shown = text.replace("\n", self.newline)
        before, after = self.raw[max(start - 1, 0) : start], self.raw[end : end + 1]
        goes_on = before == "\r" and shown.startswith("\n")
        runs_on = after == "\n" and shown.endswith("\r")
        return text.replace("\n", "\r\n") if runs_on or goes_on else shown

    def line_after(self, place: Location, edits: Iterable[Edit]) -> int:
        """The line that a place is on once some edits have been made."""
        line = place.line
        here = self.starts[min(line, len(self.starts)) - 1] + place.column - 1
        for edit in edits:
            start, end = self.stretch(edit)
            if end <= here:
                line += edit.text.count("\n") - len(_END.findall(self.raw[start:end]))
        return line


def touching(stretches: Iterable[Stretch]) -> bool:
    """Whether two stretches share a character, or begin at the same one."""
    return any(
        after[0] < before[1] or after[0] == before[0]
        for before, after in pairwise(sorted(stretches))
    )
