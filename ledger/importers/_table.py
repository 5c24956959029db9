"""A table of text from elsewhere: its encoding, its delimiter, its header row, its rows."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import islice

from ledger.importers._archive import ARCHIVE
from ledger.value import Value

DELIMITERS = (",", ";", "\t", "|")
MOST_BYTES = 20_000_000
# A book of cards with a picture in each, or a calendar of many years.
MOST_BYTES_OF_A_LARGE_ONE = 200_000_000
MOST_HEADING = 60
# Each may become a key, and front matter of more than some thousands is not read.
MOST_COLUMNS = 4_096
# The header stands among the first rows, whatever is written above it.
MOST_PREAMBLE = 500

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_A_WORD = re.compile(r"[^\W_]")
_NOT_A_LETTER = re.compile(r"[\W_]+")


class Row(Value, frozen=True):
    """One row below the header: the line it begins on and its cells by column, trimmed."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell of a column; empty where the row has none."""
        return self.cells.get(column, "")


class Table(Value, frozen=True):
    """A header's columns, each under a name of its own, and the rows that hold anything.

    `trouble` says in a few words why no table could be read, and is empty where one could.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    trouble: str = ""

    def values(self, column: str) -> tuple[str, ...]:
        """What a column holds, empty cells left out, in the order of the rows."""
        return tuple(row[column] for row in self.rows if row[column])

    def sample(self, column: str, most: int) -> tuple[str, ...]:
        """The first values of a column, empty cells left out."""
        return tuple(islice((row[column] for row in self.rows if row[column]), most))


class _RawRow(Value, frozen=True):
    line: int
    last_line: int
    cells: tuple[str, ...]

    @property
    def filled(self) -> int:
        """How many of its cells hold anything."""
        return sum(1 for cell in self.cells if cell)


@dataclass(frozen=True)
class ForeignFile:
    """A file from another tool: its name and its bytes."""

    name: str
    data: bytes = field(repr=False)
    most: int = MOST_BYTES
    _tables: dict[tuple[str, int], Table] = field(default_factory=dict, repr=False)

    @cached_property
    def encoding(self) -> str:
        """The encoding that its bytes are in."""
        return encoding_of(self.data)

    @cached_property
    def text(self) -> str:
        """Its text, whatever its encoding."""
        return self.data.decode(self.encoding, errors="replace")

    @cached_property
    def _beginnings(self) -> dict[str, list[_RawRow]]:
        """Its first rows as each delimiter cuts them, where there are any."""
        cuts = {
            delimiter: list(islice(_rows(self.text, delimiter), MOST_PREAMBLE))
            for delimiter in DELIMITERS
        }
        return {delimiter: cut for delimiter, cut in cuts.items() if cut}

    def table(self, known: Callable[[str], bool]) -> Table:
        """Its table, whose header is the row with most `known` headings, wherever it stands.

        `known` is asked with each cell as `plain` gives it. Where no row has a known
        heading, the first row as wide as most rows is taken for the header.
        """
        if self.trouble:
            return Table(trouble=self.trouble)
        widest = max(self._beginnings, key=lambda delimiter: _width(self._beginnings[delimiter]))
        best, at, chosen = 0, 0, widest
        for delimiter, cut in self._beginnings.items():
            for number, row in enumerate(cut):
                score = len({cell for cell in row.cells if _may_head(cell) and known(plain(cell))})
                if score > best and row.filled > 1:
                    best, at, chosen = score, number, delimiter
        if not best:
            at = _first_wide(self._beginnings[chosen])
        if (chosen, at) not in self._tables:
            self._tables[chosen, at] = self._below(chosen, at)
        return self._tables[chosen, at]

    def _below(self, delimiter: str, at: int) -> Table:
        """The table whose header is the row at a place."""
        rows = list(_rows(self.text, delimiter))
        if line := _unclosed(self.text, rows[-1]):
            return Table(trouble=f"has a quotation mark on line {line} that nothing closes")
        if max(len(row.cells) for row in rows) > MOST_COLUMNS:
            return Table(trouble=f"has more than {MOST_COLUMNS:,} columns")
        return _table(rows[at], rows[at + 1 :])

    @property
    def is_too_large(self) -> bool:
        """Whether it has more bytes than are read of such a file: these are not all."""
        return len(self.data) > self.most

    @cached_property
    def trouble(self) -> str:
        """Why nothing can be read of it, whatever its format; empty where something can."""
        if self.is_too_large:
            return f"is larger than {self.most // 1_000_000} MB"
        if self.data.startswith((ARCHIVE, _OLD_OFFICE)):
            return "is a spreadsheet or an archive: save the sheet as CSV and import that"
        if not _A_WORD.search(self.text):
            return "is empty"
        return ""


@lru_cache(maxsize=10_000)
def plain(heading: str) -> str:
    """A heading as it is compared: case folded, its words alone, one space between them."""
    folded = heading.casefold().strip()
    return _NOT_A_LETTER.sub(" ", folded).strip() or folded


def _may_head(cell: str) -> bool:
    return 0 < len(cell) <= MOST_HEADING


def encoding_of(data: bytes) -> str:
    """UTF-8 or UTF-16, with or without a byte order mark, else Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if len(data) > 3 and data.count(0) > len(data) // 4:
        little = data[1::2].count(0) >= data[::2].count(0)
        return "utf-16-le" if little else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _rows(text: str, delimiter: str) -> Iterator[_RawRow]:
    """Every row that holds anything, with its lines."""
    csv.field_size_limit(MOST_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    before = 0
    for cells in reader:
        row = _RawRow(before + 1, reader.line_num, tuple(cell.strip() for cell in cells))
        before = reader.line_num
        if row.filled:
            yield row


def _unclosed(text: str, last: _RawRow) -> int | None:
    """The line on which the last row begins, if it runs to the end for want of a closing mark."""
    if last.last_line == last.line:
        return None
    lines = io.StringIO(text, newline="").readlines()[last.line - 1 :]
    return last.line if "".join(lines).count('"') % 2 else None


def _width(rows: list[_RawRow]) -> int:
    """How many cells most rows have."""
    return Counter(len(row.cells) for row in rows).most_common(1)[0][0]


def _first_wide(rows: list[_RawRow]) -> int:
    width = _width(rows)
    return next(at for at, row in enumerate(rows) if len(row.cells) == width)


def _table(header: _RawRow, rows: list[_RawRow]) -> Table:
    """The rows under the header's names; what stands under no heading is under a number."""
    width = max(len(row.cells) for row in (header, *rows))
    # A dictionary keeps their order, and knows at once whether it has one.
    names: dict[str, None] = {}
    often: Counter[str] = Counter()
    for at in range(width):
        heading = " ".join(header.cells[at].split()) if at < len(header.cells) else ""
        name = heading = heading or f"column {at + 1}"
        while name in names:
            often[heading] += 1
            name = f"{heading} ({often[heading] + 1})"
        names[name] = None
    used = {at for row in (header, *rows) for at, cell in enumerate(row.cells) if cell}
    columns = tuple(name for at, name in enumerate(names) if at in used)
    made = tuple(Row(row.line, dict(zip(names, row.cells, strict=False))) for row in rows)
    return Table(columns, made)
