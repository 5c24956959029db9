"""The answer to a question as a table for people, as CSV, and as JSON."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from ledger.formats.json import dump
from ledger.querying import Answer, Cell
from ledger.tables import ColumnType, csv_cell
from ledger.terminal import visible, width

_BETWEEN = "  "
_NARROWEST = 10
_WIDEST = 400
_MOST_DIGITS = 3


def as_table(answer: Answer, as_of: date, columns: int | None) -> str:
    """A table: texts to the left, numbers to the right.

    Where it would be wider than so many `columns` (None: it may be as wide as it is), the
    longest texts are cut. No column is made wider than 400 for one long note, which every other
    line would be filled with blanks for: uncut, it moves what follows on its own line.
    """
    shown = [_column(answer, at) for at in range(len(answer.columns))]
    numeric = [one.is_number for one in answer.columns]
    cells = [[visible(one.name), *texts] for one, texts in zip(answer.columns, shown, strict=True)]
    most = _WIDEST if columns is None else columns
    wide = [min(max(map(width, column)), most) for column in cells]
    if columns is not None:
        wide = _fitted(wide, numeric, columns)
    cut = columns is not None
    lines = (_line(row, wide, numeric, cut=cut) for row in zip(*cells, strict=True))
    said = "\n".join(lines)
    return said if answer.rows else f"{said}\nno rows"


def as_csv(answer: Answer, as_of: date, columns: int | None) -> str:
    """CSV as RFC 4180 has it but for the lines' ends, which the terminal's own are.

    A text that a spreadsheet would take for a formula begins with an apostrophe. On a terminal,
    which has `columns`, what would act on it is shown; in a file every character is kept.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    shown = str if columns is None else visible
    writer.writerow([shown(csv_cell(one.name)) for one in answer.columns])
    writer.writerows([shown(csv_cell(cell)) for cell in row] for row in answer.rows)
    return file.getvalue().removesuffix("\n")


def as_json(answer: Answer, as_of: date, columns: int | None) -> str:
    """The envelope, each row as a list of cells in the order of the columns."""
    return dump(
        {
            "schema": 1,
            "kind": "query",
            "as_of": as_of.isoformat(),
            "columns": [{"name": one.name, "type": one.type.value} for one in answer.columns],
            "rows": [[_json_cell(cell) for cell in row] for row in answer.rows],
        }
    )


FORMS: dict[str, Callable[[Answer, date, int | None], str]] = {
    "table": as_table,
    "csv": as_csv,
    "json": as_json,
}


def _column(answer: Answer, at: int) -> list[str]:
    """The cells of a column in words, its numbers with the same number of digits."""
    cells = [row[at] for row in answer.rows]
    if answer.columns[at].type is not ColumnType.REAL:
        return [_shown(cell) for cell in cells]
    broken = [one for one in cells if isinstance(one, float) and math.isfinite(one)]
    digits = max((_digits(one) for one in broken), default=0)
    return [f"{one:.{digits}f}" if isinstance(one, float) else _shown(one) for one in cells]


def _digits(value: float) -> int:
    """The fewest digits behind the point that say a number as well as the most allowed do."""
    said = f"{value:.{_MOST_DIGITS}f}".rstrip("0")
    return len(said.partition(".")[2])


def _shown(cell: Cell) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return visible(" ".join(str(cell).splitlines()))


def _fitted(wide: Sequence[int], numeric: Sequence[bool], columns: int) -> list[int]:
    """The widths with the widest texts cut until all of them fit, or none can be cut further."""
    fitted = list(wide)
    left = sum(fitted) + len(_BETWEEN) * (len(fitted) - 1) - columns
    while left > 0:
        cut = [at for at, one in enumerate(fitted) if one > _NARROWEST and not numeric[at]]
        if not cut:
            break
        widest = max(cut, key=lambda at: fitted[at])
        fitted[widest] -= 1
        left -= 1
    return fitted


def _line(row: Sequence[str], wide: Sequence[int], numeric: Sequence[bool], *, cut: bool) -> str:
    return _BETWEEN.join(_places(row, wide, numeric, cut=cut)).rstrip()


def _places(
    row: Sequence[str], wide: Sequence[int], numeric: Sequence[bool], *, cut: bool
) -> Iterator[str]:
    for cell, space, right in zip(row, wide, numeric, strict=True):
        text = _cut(cell, space) if cut else cell
        blank = " " * (space - width(text))
        yield blank + text if right else text + blank


def _cut(text: str, space: int) -> str:
    if width(text) <= space:
        return text
    while text and width(text) > space - 1:
        text = text[: min(len(text) - 1, space)]
    return f"{text}…"


def _json_cell(cell: Cell) -> Cell:
    """A cell as JSON can have it: what is no number of its own, `inf`, as text."""
    if isinstance(cell, float) and not math.isfinite(cell):
        return str(cell)
    return cell if cell is None or isinstance(cell, (int, float)) else str(cell)
