"""The rows as a table, in Markdown so that it can be pasted, and as JSON to be kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from tests.benchmarks.bench import Row

_HEAD = ("work", "against", "ratio", "reached", "at most", "met", "seconds")
_SHORT = ("work", "against", "ratio", "reached", "at most")


def as_table(rows: Sequence[Row]) -> str:
    """The rows below each other, in columns that line up."""
    return _lined_up([_HEAD, *(_cells(row) for row in rows)])


def as_short_table(rows: Sequence[Row]) -> str:
    """The rows without what only says how sure they are and what they took on this machine."""
    kept = [_HEAD.index(name) for name in _SHORT]
    cells = [_HEAD, *(_cells(row) for row in rows if row.figure)]
    return _lined_up([tuple(line[at] for at in kept) for line in cells])


def _lined_up(lines: list[tuple[str, ...]]) -> str:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    ruled = [lines[0], tuple("-" * width for width in widths), *lines[1:]]
    return "\n".join(
        "| "
        + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        + " |"
        for line in ruled
    )


def as_json(rows: Sequence[Row], facts: dict[str, str]) -> str:
    """The rows and what they were made with."""
    made = [asdict(row) | {"met": row.met} for row in rows]
    return json.dumps({"machine": facts, "rows": made}, indent=2, ensure_ascii=False) + "\n"


def _cells(row: Row) -> tuple[str, ...]:
    """A row's cells; one without a figure says why in place of the seconds."""
    most = "" if row.most is None else f"{row.most:g} {row.unit}".strip()
    if row.aim is not None:
        most += f", aim {row.aim:g}"
    if row.figure is None:
        return row.work, row.against, "void", "", most, "", row.void
    value = f"{row.figure.median:.3f} {row.unit}".strip()
    reached = f"{row.figure.least:.3f}–{row.figure.most:.3f}"
    return row.work, row.against, value, reached, most, _met(row), row.detail


def _met(row: Row) -> str:
    if row.met is None or row.figure is None:
        return ""
    if not row.met:
        return "no"
    return "yes" if row.aim is None or row.figure.median > row.aim else "yes, the aim too"
