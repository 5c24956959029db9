"""Excel: a sheet for each table, with text that stays text; the only owner of xlsxwriter."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from ledger import __version__
from ledger.exporters._exporter import ExportRequest, exporter
from ledger.exporters._sheet_names import sheet_names
from ledger.exporters._tables import Row, tables_of
from ledger.tables import Cell, ColumnType, Table

# What Excel takes: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
MOST_CHARACTERS = 32_767
MOST_ROWS = 1_048_576
_FIRST_DAY = date(1900, 1, 1)

_WIDTHS = {ColumnType.TEXT: 24, ColumnType.DATE: 12}
_WIDTH = 10
_OPTIONS = {
    "constant_memory": True,  # a row is on the disk before the next one is made
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": True,
}


@exporter("excel", "Excel, a sheet for each table", ".xlsx", binary=True)
def excel(request: ExportRequest) -> bytes:
    """A workbook of every table; its last sheet says what each column holds."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - a twentieth of a second, for this alone

    made = io.BytesIO()
    book = Workbook(made, _OPTIONS)
    # No time of day, and the day asked for: the same ledger makes the same bytes.
    book.set_properties(
        {
            "title": "Headway",
            "comments": f"As of {request.as_of}, by headway {__version__}",
            "created": datetime(request.as_of.year, request.as_of.month, request.as_of.day),  # noqa: DTZ001
        }
    )
    sheets = _Sheets(book)
    described: list[Row] = []
    for table, rows in tables_of(request):
        sheets.add(table.name, [one.name for one in table.columns], _widths(table), rows)
        described += _described(table)
    sheets.add("columns", _HEADER, [_WIDTHS[ColumnType.TEXT]] * len(_HEADER), described)
    book.close()
    return made.getvalue()


_HEADER = ["table", "column", "type", "what", "key", "empty means", "refers to"]


def _described(table: Table) -> Iterator[Row]:
    for one in table.columns:
        null, refers = one.null or None, one.refers or None
        yield (table.name, one.name, one.type.value, one.what, one.key, null, refers)


def _widths(table: Table) -> list[int]:
    return [max(_WIDTHS.get(one.type, _WIDTH), len(one.name) + 4) for one in table.columns]


class _Sheets:
    """The sheets of a workbook; a table that is too long for one goes on in the next."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - the library says nothing of its types
        self._book = book
        self._names = sheet_names()
        self._head = book.add_format({"bold": True})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._time = book.add_format({"num_format": "hh:mm"})

    def add(self, name: str, header: list[str], widths: list[int], rows: list[Row]) -> None:
        """A sheet with a header that stays in sight and can be filtered by."""
        left = iter(rows)
        part = list(islice(left, MOST_ROWS - 1))
        while True:
            sheet = self._book.add_worksheet(self._names(name))
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, len(part), len(header) - 1)
            for at, width in enumerate(widths):
                sheet.set_column(at, at, width)
            for at, column in enumerate(header):
                sheet.write_string(0, at, column, self._head)
            for number, row in enumerate(part, start=1):
                for at, cell in enumerate(row):
                    self._write(sheet, number, at, cell)
            part = list(islice(left, MOST_ROWS - 1))
            if not part:
                return

    def _write(self, sheet: Any, row: int, at: int, cell: Cell) -> None:  # noqa: ANN401 - see above
        if cell is None:
            return
        if isinstance(cell, bool):
            sheet.write_boolean(row, at, cell)
        elif isinstance(cell, (int, float)):
            sheet.write_number(row, at, cell)
        elif isinstance(cell, time):
            sheet.write_datetime(row, at, cell, self._time)
        elif isinstance(cell, date) and cell >= _FIRST_DAY:
            sheet.write_datetime(row, at, cell, self._day)
        else:
            sheet.write_string(row, at, fitting(str(cell)))


def fitting(text: str) -> str:
    """A text as long as a cell may be; one that is cut ends with what says so.

    Excel counts as UTF-16 does: a character beyond the first 65,536 is two.
    """
    if len(text) * 2 <= MOST_CHARACTERS or _length(text) <= MOST_CHARACTERS:
        return text
    said = "… (cut: too long for a cell)"
    room = (MOST_CHARACTERS - len(said)) * 2
    kept = text.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore")
    return kept + said


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
