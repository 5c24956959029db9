"""CSV: a file for each table, for spreadsheets and for programs (RFC 4180)."""

from __future__ import annotations

import csv as writing
import io

from ledger.exporters._archive import one_file_a_table
from ledger.exporters._exporter import ExportRequest, exporter
from ledger.exporters._tables import Row
from ledger.tables import Cell, Table

# With it Excel and LibreOffice read UTF-8, and nearly every other reader passes over it.
_MARK = "\ufeff"
# What a spreadsheet takes for the beginning of a formula, in the wide forms of the East too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@exporter("csv", "CSV, a file for each table", ".csv", by_table=True)
def csv(request: ExportRequest) -> bytes:
    """A table as CSV, or an archive of all of them."""
    return one_file_a_table(request, ".csv", _file)


def _file(table: Table, rows: list[Row]) -> bytes:
    made = io.StringIO(newline="")
    made.write(_MARK)
    writer = writing.writer(made, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    # A row of one empty cell would be an empty line; the writer gives it its quotation marks.
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return made.getvalue().encode()


def _cell(cell: Cell) -> str:
    """A cell as text. One that a spreadsheet would work out begins with an apostrophe."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        begun = cell.lstrip(" \u00a0")
        return f"'{cell}" if begun.startswith(_FORMULA) else cell
    return str(cell)
