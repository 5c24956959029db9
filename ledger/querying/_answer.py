"""What a question gives: columns with the types that the tables have, and rows of plain cells."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from ledger.tables import ColumnType
from ledger.value import Value

Cell = str | int | float | bool | date | time | None

_WHOLE = (
    "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT",
    "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT",
)  # fmt: skip
_BROKEN = ("FLOAT", "DOUBLE", "DECIMAL")


class AnswerColumn(Value, frozen=True):
    """A column: what the question calls it, and the type of its cells."""

    name: str
    type: ColumnType

    @property
    def is_number(self) -> bool:
        """Whether it holds numbers."""
        return self.type in (ColumnType.INTEGER, ColumnType.REAL)


class Answer(Value, frozen=True):
    """The answer to a question.

    Its rows stand in the order that the question asks for; where it asks for none, in that of
    the first column, then the second, and so on, what is not recorded last.
    """

    columns: tuple[AnswerColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]


def answer_of(
    described: Iterable[Sequence[object]], rows: Iterable[Sequence[object]], *, ordered: bool
) -> Answer:
    """An answer from what the engine gave: names with types, and rows."""
    columns = tuple(AnswerColumn(str(one[0]), _type(str(one[1]))) for one in described)
    plain = [tuple(_plain(value) for value in row) for row in rows]
    if not ordered:
        plain.sort(key=lambda row: [_rank(cell) for cell in row])
    return Answer(columns, tuple(plain))


def _type(told: str) -> ColumnType:
    name = told.partition("(")[0]
    if name in _WHOLE:
        return ColumnType.INTEGER
    if name in _BROKEN:
        return ColumnType.REAL
    simple = {"BOOLEAN": ColumnType.BOOLEAN, "DATE": ColumnType.DATE, "TIME": ColumnType.TIME}
    return simple.get(told, ColumnType.TEXT)


def _plain(value: object) -> Cell:
    """A value of the engine as a cell: what has parts as text."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, (date, time)):
        return value
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(_parts(value), ensure_ascii=False)
    return str(value)


def _parts(value: object) -> object:
    """A value with parts, in the forms that JSON has."""
    if isinstance(value, dict):
        return {str(_plain(key)): _parts(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_parts(part) for part in value]
    plain = _plain(value)
    is_number = isinstance(plain, (int, float)) and math.isfinite(plain)
    return plain if plain is None or is_number else str(plain)


def _rank(cell: Cell) -> tuple[int, float, str]:
    """What a cell is sorted by among those of its column: numbers, then texts, then nothing."""
    if cell is None:
        return (2, 0.0, "")
    if isinstance(cell, (int, float)):
        return (0, math.inf if math.isnan(cell) else cell, "")
    return (1, 0.0, cell if isinstance(cell, str) else cell.isoformat())
