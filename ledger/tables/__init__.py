"""The ledger as tables: one table a file, found by looking in this folder."""

from __future__ import annotations

from functools import cache

import ledger.tables as folder
from ledger.catalogue import scan
from ledger.tables._csv_cells import csv_cell
from ledger.tables._description import as_objects, described, sections
from ledger.tables._source import TableSource
from ledger.tables._table import Cell, Column, ColumnType, Table, table

__all__ = [
    "Cell",
    "Column",
    "ColumnType",
    "Table",
    "TableSource",
    "all_tables",
    "as_objects",
    "csv_cell",
    "described",
    "sections",
    "table",
]


@cache
def all_tables() -> tuple[Table, ...]:
    """Every table, by name."""
    return tuple(sorted(scan(folder, Table), key=lambda one: one.name))
