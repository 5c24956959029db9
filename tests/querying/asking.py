"""Asks questions of a few files, where DuckDB is there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from ledger.querying import Answer, QueryError, Questions, installed
from ledger.tables import TableSource
from tests.support import AS_OF, Files, ledger_of, required

SECONDS = 30


def need_duckdb() -> None:
    """Skip a test where DuckDB is not there; in CI fail."""
    if not installed():
        required("duckdb is not installed")


@contextmanager
def asking(files: Files) -> Iterator[Questions]:
    """Questions about a ledger of some files."""
    need_duckdb()
    questions = Questions(TableSource(ledger_of(files), AS_OF))
    try:
        yield questions
    finally:
        questions.close()


def answer(files: Files, sql: str) -> Answer:
    """The answer to one question."""
    with asking(files) as questions:
        return questions.ask(sql, SECONDS)


def refused(files: Files, sql: str, seconds: float = SECONDS) -> str:
    """Why a question has no answer."""
    with asking(files) as questions, pytest.raises(QueryError) as error:
        questions.ask(sql, seconds)
    return str(error.value)
