"""A plain table for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ledger.terminal import visible, width
from ledger.wording import number

_WIDEST = 48


def table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """The lines of a table: texts to the left, numbers to the right, long cells cut."""
    shown = [[_cell(value) for value in row] for row in rows]
    numeric = [
        all(isinstance(row[at], (int, float)) or row[at] is None for row in rows)
        and not all(isinstance(row[at], bool) for row in rows)
        for at in range(len(columns))
    ]
    widths = [
        max([width(name), *(width(row[at]) for row in shown)]) for at, name in enumerate(columns)
    ]
    for row in ([name.replace("_", " ") for name in columns], *shown):
        cells = [
            " " * (space - width(cell)) + cell if right else cell + " " * (space - width(cell))
            for cell, space, right in zip(row, widths, numeric, strict=True)
        ]
        yield "  ".join(cells).rstrip()


def _cell(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return number(value, 3)
    text = visible(str(value))
    return text if width(text) <= _WIDEST else text[: _WIDEST - 1] + "…"
