"""The bytes of a file as text, and where each character of it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, count, repeat
from operator import add

from ledger.model.fault import Fault, FaultKind
from ledger.source import Location

BOM = "\ufeff"

# What no editor types and what hides text from a reader or a terminal. Tabs and line ends
# are text; U+0085, U+2028 and U+2029 are line ends to YAML alone, so lines would disagree.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})(?=[ \n]|$)", re.MULTILINE)


class Text:
    r"""A file's text with `\n` ends and no BOM; offsets count characters from 0.

    While a file is read its `text` is at hand. Of ten thousand files that are read already few
    are ever looked at again, and one character beyond Latin makes every other twice as long:
    those are `put_away`, as bytes.
    """

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

    @classmethod
    def of(cls, path: str, data: bytes) -> Text:
        """A text that was put away."""
        return _PutAway(path, data)

    @cached_property
    def data(self) -> bytes:
        """The text in UTF-8."""
        return self.text.encode("utf-8", "surrogatepass")

    def put_away(self) -> Text:
        """The same text, kept in as little memory as may be."""
        return _PutAway(self.path, self.data)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self.path == other.path and self.data == other.data

    def __hash__(self) -> int:
        return hash((self.path, self.data))

    def __repr__(self) -> str:
        return f"Text({self.path!r}, {self.text!r})"

    @cached_property
    def _line_starts(self) -> list[int]:
        ends = accumulate(map(len, self.text.split("\n")))
        # Each of the lines before has one more character, its end.
        return [0, *map(add, ends, count(1))][:-1]

    def location(self, offset: int) -> Location:
        """The line and column of a character."""
        starts = self._line_starts
        line = bisect_right(starts, offset)
        return Location(self.path, line, offset - starts[line - 1] + 1)

    def lines_and_columns(self, offsets: Sequence[int]) -> tuple[list[int], list[int]]:
        """The line of each of several characters, and the column of each."""
        starts = self._line_starts
        lines = list(map(bisect_right, repeat(starts), offsets))
        columns = [at - starts[line - 1] + 1 for at, line in zip(offsets, lines, strict=True)]
        return lines, columns

    def offset(self, place: Location) -> int:
        """The character at a line and a column."""
        return self._line_starts[place.line - 1] + place.column - 1

    def line(self, number: int) -> str:
        """A line by its number from 1, without its end; empty past the last."""
        if not 1 <= number <= len(self._line_starts):
            return ""
        start = self._line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else None]


class _PutAway(Text):
    """A text as bytes: its characters are made of them when somebody asks, and hardly kept."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.__dict__["data"] = data

    def __getattr__(self, name: str) -> str:
        # Asked for what is no attribute alone, as `text` is not.
        if name == "text":
            return _characters(self.data)
        raise AttributeError(name)


@lru_cache(maxsize=4)
def _characters(data: bytes) -> str:
    """The characters of a text; those asked for last are kept, for one file has many findings."""
    return data.decode("utf-8", "surrogatepass")


def decode(path: str, data: bytes) -> tuple[Text, list[Fault]]:
    """The text of a file, whatever its bytes are, with a fault for each thing lost or doubtful."""
    faults = []
    try:
        raw = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raw = data.decode("utf-16", errors="replace")
            faults.append(Fault(FaultKind.ENCODING, Location(path), detail="UTF-16"))
        else:
            raw = data.decode("utf-8", errors="replace")
            before = _normal(data[: error.start].decode("utf-8", errors="replace"))
            place = Text(path, before).location(len(before))
            detail = f"byte 0x{data[error.start]:02x}"
            faults.append(Fault(FaultKind.ENCODING, place, detail=detail))
    text = Text(path, _normal(raw))
    if not text.text.strip():
        faults.append(Fault(FaultKind.EMPTY_FILE, Location(path)))
    # Nearly every file holds neither, and that is soon seen.
    if not text.text.replace("\n", "").isprintable():
        faults.extend(_control_characters(text))
    if "<<<<<<<" in text.text:
        faults.extend(_conflict_markers(text))
    return text, faults


def _normal(raw: str) -> str:
    raw = raw.removeprefix(BOM)
    return raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw


def _control_characters(text: Text) -> Iterator[Fault]:
    """The first control character of each line that has any."""
    seen: set[int] = set()
    for match in _CONTROL.finditer(text.text):
        place = text.location(match.start())
        if place.line not in seen:
            seen.add(place.line)
            name = f"U+{ord(match[0]):04X}"
            yield Fault(FaultKind.CONTROL_CHARACTER, place, name, length=1)


def _conflict_markers(text: Text) -> Iterator[Fault]:
    """The lines that a merge left behind; `=======` alone is a heading's underline."""
    marks = list(_CONFLICT.finditer(text.text))
    if {mark[1][0] for mark in marks} >= {"<", ">"}:
        first = next(mark for mark in marks if mark[1][0] == "<")
        others = tuple(text.location(mark.start()) for mark in marks if mark is not first)
        yield Fault(
            FaultKind.CONFLICT_MARKER, text.location(first.start()), first[1], "", 7, others
        )
