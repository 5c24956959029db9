"""What a table is: its columns, and the rows that it makes of a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, time
from enum import Enum

from ledger.tables._source import TableSource
from ledger.value import Value

Cell = str | int | float | bool | date | time | None
Row = tuple[Cell, ...]


class ColumnType(Enum):
    """The type of every cell of a column that is not null."""

    TEXT = "text"
    INTEGER = "integer"
    REAL = "real"
    BOOLEAN = "boolean"
    DATE = "date"
    TIME = "time"


class Column(Value, frozen=True):
    """One column: its name, its type, and what a cell of it says, with its unit.

    `key` is true of the columns that together name a row. `null` says what an empty cell means;
    where it is empty no cell is. `refers` is `table.column` where the cell names a row there.
    """

    name: str
    type: ColumnType
    what: str
    key: bool = False
    null: str = ""
    refers: str = ""


class Table(Value, frozen=True):
    """One table: its name, what a row is, its columns, and how its rows are made, in order."""

    name: str
    what: str
    columns: tuple[Column, ...]
    rows: Callable[[TableSource], Iterable[Row]]


def table(
    name: str, what: str, columns: tuple[Column, ...]
) -> Callable[[Callable[[TableSource], Iterable[Row]]], Table]:
    """Make a table of a function that gives its rows."""

    def decorate(rows: Callable[[TableSource], Iterable[Row]]) -> Table:
        return Table(name, what, columns, rows)

    return decorate
