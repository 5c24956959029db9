"""DuckDB, in memory: the tables that a question names, and nothing else within its reach."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

import duckdb

from ledger.querying._answer import Answer, answer_of
from ledger.querying._refusal import QueryError
from ledger.querying._statement import Named, named_in
from ledger.querying._types import TYPES
from ledger.querying._wording import said_wrong
from ledger.tables import Table, TableSource, all_tables

MEMORY = "1GB"
MOST_ROWS = 1_000_000

# One thread, so that rows come in the same order each time; and no way out of the tables.
_SETTINGS: dict[str, Any] = {
    "threads": 1,
    "memory_limit": MEMORY,
    "temp_directory": "",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
}
# The words for the day and the moment, which stand for the day asked for.
_DAYS = ("current_date", "today")
_MOMENTS = (
    "current_localtimestamp", "current_timestamp", "get_current_timestamp", "now",
    "transaction_timestamp",
)  # fmt: skip
_CHUNK = 20_000


class Engine:
    """One database in memory, closed to everything outside it."""

    def __init__(self, source: TableSource) -> None:
        self._source = source
        self._tables = {one.name: one for one in all_tables()}
        self._loaded: set[str] = set()
        self._connection = duckdb.connect(":memory:", config=_SETTINGS)
        # After the settings, not among them: with it some of those are refused.
        self._connection.execute("SET enable_external_access = false")
        for table in self._tables.values():
            self._connection.execute(_definition(table))
        day = source.as_of.isoformat()
        for name in _DAYS:
            self._connection.execute(f"CREATE MACRO {name}() AS DATE '{day}'")
        for name in _MOMENTS:
            self._connection.execute(f"CREATE MACRO {name}() AS TIMESTAMP '{day} 00:00:00'")
        self._connection.execute("SET lock_configuration = true")

    def close(self) -> None:
        """Let go of everything."""
        self._connection.close()

    def ask(self, sql: str, seconds: float) -> Answer:
        """The answer to a question, in so many seconds. Raises QueryError where there is none."""
        named = self._read(sql)
        try:
            for name in named.tables:
                self._load(self._tables[name])
            # What is drawn by lot, and samples with it, comes out the same each time.
            self._connection.execute("SELECT setseed(0.5)")
            with self._at_most(seconds):
                asked = self._connection.execute(sql)
                described = asked.description or ()
                rows = asked.fetchmany(MOST_ROWS + 1)
        except duckdb.OutOfMemoryException:
            raise QueryError(f"it needs more than {MEMORY} of memory, and was ended") from None
        except duckdb.Error as error:
            raise QueryError(self._wrong(error, sql, named.tables)) from None
        if len(rows) > MOST_ROWS:
            raise QueryError(f"it gives more than {MOST_ROWS:,} rows; put a LIMIT to it")
        return answer_of(described, rows, ordered=named.ordered)

    def _read(self, sql: str) -> Named:
        """What a question names, once it is one that reads the tables and does nothing else."""
        if _encodable([sql]) != [sql]:
            raise QueryError("it holds bytes that are no text")
        try:
            statements = self._connection.extract_statements(sql)
        except duckdb.Error as error:
            raise QueryError(self._wrong(error, sql, ())) from None
        if not statements:
            raise QueryError("there is no SQL in it")
        if len(statements) > 1:
            raise QueryError(f"one question at a time: this holds {len(statements)}")
        kind = statements[0].type.name
        if kind == "MULTI":
            raise QueryError("PIVOT has to name its columns: `ON kind IN ('call', 'email')`")
        if kind != "SELECT":
            raise QueryError(f"a question begins with SELECT, FROM or WITH; {kind} is none")
        told = self._connection.execute("SELECT json_serialize_sql(?)", [sql]).fetchall()[0][0]
        try:
            tree = json.loads(told)
            if tree["error"]:
                raise QueryError(str(tree.get("error_message", "it cannot be read")))
            return named_in(tree, self._tables)
        except RecursionError:
            raise QueryError("it is nested too deep") from None

    def _load(self, table: Table) -> None:
        """Fill a table, if it is not filled yet."""
        if table.name in self._loaded:
            return
        self._loaded.add(table.name)
        values = ", ".join(f"unnest(?::{TYPES[one.type]}[])" for one in table.columns)
        rows = iter(table.rows(self._source))
        while chunk := list(islice(rows, _CHUNK)):
            columns = [_encodable(list(column)) for column in zip(*chunk, strict=True)]
            self._connection.execute(f'INSERT INTO "{table.name}" SELECT {values}', columns)

    @contextmanager
    def _at_most(self, seconds: float) -> Iterator[None]:
        """Ends what runs after so many seconds, and says whose doing an interruption was."""
        over = threading.Event()

        def end() -> None:
            over.set()
            self._connection.interrupt()

        timer = threading.Timer(seconds, end)
        timer.start()
        try:
            yield
        except (duckdb.InterruptException, RuntimeError) as error:
            # DuckDB takes Ctrl-C itself, and tells of it in its own way.
            if "interrupt" not in str(error).lower():
                raise
            if over.is_set():
                raise QueryError(
                    f"it took longer than {seconds:g} seconds, and was ended"
                ) from None
            raise KeyboardInterrupt from None
        finally:
            timer.cancel()
            timer.join()

    def _wrong(self, error: Exception, sql: str, tables: Sequence[str]) -> str:
        columns = {
            name: [column.name for column in table.columns] for name, table in self._tables.items()
        }
        return said_wrong(error, sql, columns, tables)


def _definition(table: Table) -> str:
    columns = ", ".join(f'"{one.name}" {TYPES[one.type]}' for one in table.columns)
    return f'CREATE TABLE "{table.name}" ({columns})'


def _encodable(column: list[Any]) -> list[Any]:
    r"""A column with what is no character, of a file's name that is no UTF-8, as `\udcff`."""
    try:
        "".join(one for one in column if isinstance(one, str)).encode()
    except UnicodeEncodeError:
        return [
            one.encode("utf-8", "backslashreplace").decode() if isinstance(one, str) else one
            for one in column
        ]
    return column
