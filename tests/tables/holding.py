"""Holds tables to what their columns say: types, keys, empty cells and references."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time

from ledger.model.ledger import Ledger
from ledger.tables import ColumnType, Table, TableSource, all_tables
from tests.support import AS_OF

TYPES = {
    ColumnType.TEXT: (str,),
    ColumnType.INTEGER: (int,),
    ColumnType.REAL: (int, float),
    ColumnType.BOOLEAN: (bool,),
    ColumnType.DATE: (date,),
    ColumnType.TIME: (time,),
}
# What databases keep a whole number in.
LARGEST = 2**63

Rows = Mapping[str, list[tuple]]


def rows_of(ledger: Ledger, as_of: date = AS_OF) -> Rows:
    """Every table's rows, by the table's name."""
    source = TableSource(ledger, as_of)
    return {table.name: list(table.rows(source)) for table in all_tables()}


def named_rows(rows: Rows, name: str) -> list[dict]:
    """The rows of one table, each with its columns' names."""
    table = next(one for one in all_tables() if one.name == name)
    return [dict(zip([one.name for one in table.columns], row, strict=True)) for row in rows[name]]


def broken(rows: Rows) -> list[str]:
    """What in some tables is not as their columns say."""
    return [told for table in all_tables() for told in _broken(table, rows)]


def _broken(table: Table, rows: Rows) -> Iterator[str]:
    mine = rows[table.name]
    keys = [at for at, column in enumerate(table.columns) if column.key]
    named = [tuple(row[at] for at in keys) for row in mine]
    if len(set(named)) != len(named):
        yield f"{table.name}: two rows have one key"
    for at, column in enumerate(table.columns):
        where = f"{table.name}.{column.name}"
        cells = [row[at] for row in mine]
        if not column.null and None in cells:
            yield f"{where} is empty"
        there = [cell for cell in cells if cell is not None]
        yield from (f"{where} holds {cell!r}" for cell in there if not _fits(cell, column.type))
        if column.refers:
            lost = set(there) - set(_column(rows, *column.refers.split(".")))
            yield from (f"{where} refers to {one!r}" for one in lost)


def _fits(cell: object, kind: ColumnType) -> bool:
    if isinstance(cell, bool) != (kind is ColumnType.BOOLEAN) or isinstance(cell, datetime):
        return False
    large = isinstance(cell, int) and not -LARGEST <= cell < LARGEST
    return isinstance(cell, TYPES[kind]) and cell != "" and not large


def _column(rows: Rows, table: str, name: str) -> list[object]:
    columns = next(one for one in all_tables() if one.name == table).columns
    at = [column.name for column in columns].index(name)
    return [row[at] for row in rows[table]]
