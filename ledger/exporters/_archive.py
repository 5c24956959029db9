"""A file for each table: all of them in one archive, with what describes them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ledger import __version__
from ledger.exporters._exporter import ExportRequest
from ledger.exporters._tables import Row, tables_of
from ledger.tables import Column, ColumnType, Table

# An archive says when each of its files was written; the same ledger is to make the same bytes.
_NO_DAY = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o644 << 16

# The types of a Table Schema, https://specs.frictionlessdata.io/table-schema/
_TYPES: Mapping[ColumnType, str] = {
    ColumnType.TEXT: "string",
    ColumnType.INTEGER: "integer",
    ColumnType.REAL: "number",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.DATE: "date",
    ColumnType.TIME: "time",
}

Write = Callable[[Table, list[Row]], bytes]


def one_file_a_table(request: ExportRequest, suffix: str, write: Write) -> bytes:
    """The file of the table wanted; where none is, an archive of all, and `datapackage.json`."""
    if request.table:
        ((table, rows),) = tables_of(request)
        return write(table, rows)
    archive = io.BytesIO()
    described: list[Table] = []
    with zipfile.ZipFile(archive, "w") as into:
        for table, rows in tables_of(request):
            _put(into, table.name + suffix, write(table, rows))
            described.append(table)
        about = _package(request, described, suffix)
        _put(into, "datapackage.json", f"{json.dumps(about, indent=2, ensure_ascii=False)}\n")
    return archive.getvalue()


def _put(into: zipfile.ZipFile, name: str, data: bytes | str) -> None:
    told = zipfile.ZipInfo(name, _NO_DAY)
    told.external_attr = _PLAIN_FILE
    told.create_system = 3  # Unix, whatever this system is
    into.writestr(told, data, zipfile.ZIP_DEFLATED, 6)


def _package(request: ExportRequest, tables: list[Table], suffix: str) -> dict[str, Any]:
    """What the tables are: a Data Package (https://specs.frictionlessdata.io/data-package/)."""
    return {
        "name": "headway",
        "description": f"A ledger as tables, as of {request.as_of}, by headway {__version__}.",
        "resources": [
            {
                "name": one.name,
                "path": one.name + suffix,
                "description": one.what,
                "schema": _schema(one),
            }
            for one in tables
        ],
    }


def _schema(table: Table) -> dict[str, Any]:
    described: dict[str, Any] = {"fields": [_field(column) for column in table.columns]}
    if keys := [column.name for column in table.columns if column.key]:
        described["primaryKey"] = keys
    if foreign := list(_foreign(table)):
        described["foreignKeys"] = foreign
    return described


def _field(column: Column) -> dict[str, Any]:
    about = f"{column.what}; empty: {column.null}" if column.null else column.what
    return {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": about,
        "constraints": {"required": not column.null},
    }


def _foreign(table: Table) -> Iterator[dict[str, Any]]:
    for column in table.columns:
        if column.refers:
            other, _, named = column.refers.partition(".")
            yield {"fields": column.name, "reference": {"resource": other, "fields": named}}
