"""Questions in SQL about the ledger's tables, answered by DuckDB; the only owner of duckdb.

A question comes with a ledger that may be somebody else's. So it reads the tables and nothing
more: no file, no network, no extension, no setting, and it ends where it takes too long or too
much. The same question of the same ledger on the same day has the same answer, to the letter.
"""

from __future__ import annotations

import importlib.util
from functools import cached_property
from typing import TYPE_CHECKING

from ledger.querying._answer import Answer, AnswerColumn, Cell
from ledger.querying._refusal import QueryError
from ledger.tables import TableSource

if TYPE_CHECKING:
    from ledger.querying._engine import Engine

__all__ = ["INSTALL", "Answer", "AnswerColumn", "Cell", "QueryError", "Questions", "installed"]

# What to type where DuckDB is not there: it is ten times as large as all the rest.
INSTALL = "pip install 'headway[query]'"


def installed() -> bool:
    """Whether DuckDB is there."""
    return importlib.util.find_spec("duckdb") is not None


class Questions:
    """Several questions about one ledger on one day: each table is made and loaded once."""

    def __init__(self, source: TableSource) -> None:
        self._source = source

    @cached_property
    def _engine(self) -> Engine:
        """DuckDB, started with the first question."""
        try:
            from ledger.querying._engine import Engine  # noqa: PLC0415 - it is there or is not
        except ImportError as error:
            raise QueryError(f"DuckDB does not start: {error}") from None
        return Engine(self._source)

    def ask(self, sql: str, seconds: float) -> Answer:
        """The answer to a question. Raises QueryError where there is none.

        KeyboardInterrupt ends it, and so does the time that it may take.
        """
        return self._engine.ask(sql, seconds)

    def close(self) -> None:
        """Let go of the tables, and of the threads that looked after them."""
        if "_engine" in self.__dict__:
            self._engine.close()
