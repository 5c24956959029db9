"""The tables of an export: the rows of each, safe to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ledger.exporters._exporter import ExportRequest
from ledger.tables import Cell, Table, TableSource, all_tables

Row = tuple[Cell, ...]

# Half a character, which no encoding has.
_HALF = re.compile("[\ud800-\udfff]")


def tables_of(request: ExportRequest) -> Iterator[tuple[Table, list[Row]]]:
    """Every table with its rows, in the order of their names; the one wanted where one is."""
    source = TableSource(request.reading.ledger, request.as_of)
    wanted = [one for one in all_tables() if request.table in ("", one.name)]
    for done, table in enumerate(wanted):
        request.progress("making tables", done, len(wanted))
        yield table, [tuple(_whole(cell) for cell in row) for row in table.rows(source)]


def _whole(cell: Cell) -> Cell:
    """A cell whose text is made of whole characters."""
    if isinstance(cell, str) and not cell.isascii():
        return _HALF.sub("\ufffd", cell)
    return cell
