"""A file's text with edits put into it; every character beside them stays as it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from ledger.diagnostic import Edit
from ledger.readers.text import BOM
from ledger.source import Location

_END = re.compile(r"\r\n|\r|\n")

Stretch = tuple[int, int]


class Page:
    """The characters of a file as they are, byte order mark and line ends included.

    Places are those of the text that the readers make of it: without the mark, and with one
    character for each line's end.
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.ends = [match[0] for match in _END.finditer(raw)]
        first = len(BOM) if raw.startswith(BOM) else 0
        self.starts = [first, *(match.end() for match in _END.finditer(raw))]

    @property
    def newline(self) -> str:
        r"""The line end that the file has most of; `\n` where it has none."""
        return Counter(self.ends).most_common(1)[0][0] if self.ends else "\n"

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
        """The text with some edits that do not touch each other. Raises ValueError as above."""
        made, at = [], 0
        for (start, end), text in sorted((self.stretch(edit), edit.text) for edit in edits):
            made += [self.raw[at:start], text.replace("\n", self.newline)]
            at = end
        return "".join([*made, self.raw[at:]])

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
