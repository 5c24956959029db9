"""SQLite, Parquet and `query` have the same tables: the same columns, types, rows and order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, time
from pathlib import Path

import pytest

from ledger.exporters import ExportRequest
from ledger.querying import Questions
from ledger.readers import read_ledger
from ledger.tables import ColumnType, Table, TableSource, all_tables
from tests.exporters.made_tables import exporter_of
from tests.support import AS_OF, ROOT

# What DuckDB calls the types of a Parquet file.
PARQUET = {
    "VARCHAR": ColumnType.TEXT,
    "BIGINT": ColumnType.INTEGER,
    "DOUBLE": ColumnType.REAL,
    "BOOLEAN": ColumnType.BOOLEAN,
    "DATE": ColumnType.DATE,
    "TIME": ColumnType.TIME,
}


@pytest.fixture(scope="module", params=["job-search", "book-of-business"])
def request_made(request: pytest.FixtureRequest) -> ExportRequest:
    return ExportRequest(reading=read_ledger(ROOT / "examples" / request.param), as_of=AS_OF)


def as_told(kept: object, kind: ColumnType) -> object:
    """A cell of SQLite, which has neither days nor truth of its own."""
    if kept is None:
        return None
    back = {
        ColumnType.BOOLEAN: bool,
        ColumnType.DATE: date.fromisoformat,
        ColumnType.TIME: time.fromisoformat,
    }
    return back[kind](kept) if kind in back else kept


def in_sqlite(database: sqlite3.Connection, table: Table) -> tuple[list, list]:
    told = database.execute(f'PRAGMA table_info("{table.name}")').fetchall()
    columns = [(one[1], ColumnType(one[2].lower())) for one in told]
    kept = database.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid')  # noqa: S608
    return columns, [
        tuple(as_told(cell, kind) for cell, (_, kind) in zip(row, columns, strict=True))
        for row in kept
    ]


def in_parquet(request: ExportRequest, folder: Path) -> Iterator[tuple[Table, list, list]]:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    from ledger.exporters._tables import tables_of  # noqa: PLC0415
    from ledger.querying.parquet import parquet_writer  # noqa: PLC0415 - it takes DuckDB

    with parquet_writer() as writer, closing(duckdb.connect()) as reader:
        for table, rows in tables_of(request):
            place = folder / f"{table.name}.parquet"
            place.write_bytes(writer.file(table, rows))
            found = reader.execute("SELECT * FROM read_parquet(?)", [str(place)])
            columns = [(one[0], PARQUET[str(one[1])]) for one in found.description]
            yield table, columns, found.fetchall()


def test_table_by_table_column_by_column_and_row_by_row(
    request_made: ExportRequest, tmp_path: Path
) -> None:
    pytest.importorskip("duckdb", reason="duckdb is not installed")
    questions = Questions(TableSource(request_made.reading.ledger, AS_OF))
    with closing(sqlite3.connect(":memory:")) as database, closing(questions):
        database.deserialize(exporter_of("sqlite").make(request_made))
        compared = []
        for table, columns, rows in in_parquet(request_made, tmp_path):
            said = [(one.name, one.type) for one in table.columns]
            answer = questions.ask(f"FROM {table.name}", 60)
            asked = [(one.name, one.type) for one in answer.columns]
            assert columns == asked == said, table.name
            assert in_sqlite(database, table) == (said, rows), table.name
            assert list(answer.rows) == rows, table.name
            compared.append(table)
    assert tuple(compared) == all_tables()
