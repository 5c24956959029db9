"""CSV: a file for each table, for spreadsheets and for programs (RFC 4180)."""

from __future__ import annotations

import csv as writing
import io

from ledger.exporters._archive import one_file_a_table
from ledger.exporters._exporter import ExportRequest, exporter
from ledger.exporters._tables import Row
from ledger.tables import Table, csv_cell

# With it Excel and LibreOffice read UTF-8, and nearly every other reader passes over it.
_MARK = "\ufeff"


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
    writer.writerows([csv_cell(cell) for cell in row] for row in rows)
    return made.getvalue().encode()
