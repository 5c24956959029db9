"""SQLite: every table in one database, with keys, and what each column says."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date, time

from ledger import __version__
from ledger.exporters._exporter import ExportRequest, NotExportedError, exporter
from ledger.exporters._tables import Row, tables_of
from ledger.tables import Cell, Column, ColumnType, Table, all_tables

_TYPES: Mapping[ColumnType, str] = {
    ColumnType.TEXT: "TEXT",
    ColumnType.INTEGER: "INTEGER",
    ColumnType.REAL: "REAL",
    ColumnType.BOOLEAN: "BOOLEAN",
    ColumnType.DATE: "DATE",
    ColumnType.TIME: "TIME",
}

_ABOUT = """
CREATE TABLE "about" ("name" TEXT NOT NULL PRIMARY KEY, "value" TEXT NOT NULL);
CREATE TABLE "about_tables" ("table" TEXT NOT NULL PRIMARY KEY, "what" TEXT NOT NULL);
CREATE TABLE "about_columns" (
  "table" TEXT NOT NULL REFERENCES "about_tables" ("table"), "place" INTEGER NOT NULL,
  "column" TEXT NOT NULL, "type" TEXT NOT NULL, "what" TEXT NOT NULL, "key" BOOLEAN NOT NULL,
  "null" TEXT, "refers" TEXT, PRIMARY KEY ("table", "column"));
"""


@exporter("sqlite", "SQLite, every table in one database", ".sqlite", binary=True)
def sqlite(request: ExportRequest) -> bytes:
    """A database of every table; `about`, `about_tables` and `about_columns` describe it."""
    database = sqlite3.connect(":memory:", isolation_level=None)
    try:
        database.execute("BEGIN")
        for statement in _ABOUT.split(";"):
            database.execute(statement)
        told = [("program", f"headway {__version__}"), ("as of", request.as_of.isoformat())]
        database.executemany('INSERT INTO "about" VALUES (?, ?)', told)
        for table, rows in tables_of(request):
            _describe(database, table)
            _fill(database, table, rows)
        database.execute("COMMIT")
        return database.serialize()
    finally:
        database.close()


def _describe(database: sqlite3.Connection, table: Table) -> None:
    database.execute('INSERT INTO "about_tables" VALUES (?, ?)', (table.name, table.what))
    told = [
        (table.name, place, one.name, one.type.value, one.what, one.key, one.null or None,
         one.refers or None)
        for place, one in enumerate(table.columns, start=1)
    ]  # fmt: skip
    database.executemany('INSERT INTO "about_columns" VALUES (?, ?, ?, ?, ?, ?, ?, ?)', told)


def _fill(database: sqlite3.Connection, table: Table, rows: list[Row]) -> None:
    database.execute(f"CREATE TABLE {_name(table.name)} ({', '.join(_parts(table))})")
    places = ", ".join("?" for _ in table.columns)
    into = f"INSERT INTO {_name(table.name)} VALUES ({places})"  # noqa: S608 - names of ours, quoted
    try:
        database.executemany(into, ([_value(cell) for cell in row] for row in rows))
    except sqlite3.IntegrityError as error:
        why = str(error).replace("constraint failed:", "does not hold in")
        raise NotExportedError(f"the table {table.name} cannot be made: {why}") from None


def _parts(table: Table) -> Iterator[str]:
    """The columns of a table, its key, and the tables that it refers to."""
    keys = [column.name for column in table.columns if column.key]
    for column in table.columns:
        yield f"{_name(column.name)} {_TYPES[column.type]}{'' if column.null else ' NOT NULL'}"
    if keys:
        yield f"PRIMARY KEY ({', '.join(map(_name, keys))})"
    for column in table.columns:
        other, _, named = column.refers.partition(".")
        if other and _is_the_key(other, named):
            yield f"FOREIGN KEY ({_name(column.name)}) REFERENCES {_name(other)} ({_name(named)})"


def _is_the_key(table: str, column: str) -> bool:
    """Whether a column alone is a table's key: SQLite lets nothing else be referred to."""
    columns: tuple[Column, ...] = next(
        (one.columns for one in all_tables() if one.name == table), ()
    )
    return [one.name for one in columns if one.key] == [column]


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _value(cell: Cell) -> str | int | float | None:
    return cell.isoformat() if isinstance(cell, (date, time)) else cell
