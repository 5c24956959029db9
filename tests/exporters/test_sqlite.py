"""The database is read by SQLite as it was written: types, keys, and what each column says."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from ledger.exporters import NotExportedError
from ledger.tables import Column, ColumnType, table
from tests.exporters.made_tables import MADE, TEXTS, exported, use


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> sqlite3.Connection:
    use(monkeypatch, MADE)
    place = tmp_path / "made.sqlite"
    place.write_bytes(exported("sqlite"))
    return sqlite3.connect(place)


def test_it_is_whole_and_every_reference_leads_somewhere(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_cell_comes_back_with_its_type(database: sqlite3.Connection) -> None:
    rows = database.execute('SELECT * FROM "people"').fetchall()
    assert [row[1] for row in rows[: len(TEXTS)]] == list(TEXTS)
    assert rows[1] == ("p1", "+1+1", -1, 0.125, 0, "2026-11-22", "09:30:00")
    assert rows[-2] == ("nobody", None, None, None, None, None, None)
    assert rows[-1][2] == 9**18
    kinds = 'SELECT DISTINCT typeof("born"), typeof("share") FROM "people" WHERE "born" NOTNULL'
    assert database.execute(kinds).fetchall() == [("text", "real")]


def test_keys_and_what_may_be_empty_are_declared(database: sqlite3.Connection) -> None:
    columns = database.execute('PRAGMA table_info("people")').fetchall()
    assert [(name, kind, filled, key) for _, name, kind, filled, _, key in columns] == [
        ("id", "TEXT", 1, 1), ("said", "TEXT", 0, 0), ("age", "INTEGER", 0, 0),
        ("share", "REAL", 0, 0), ("known", "BOOLEAN", 0, 0), ("born", "DATE", 0, 0),
        ("up", "TIME", 0, 0),
    ]  # fmt: skip
    (reference,) = database.execute('PRAGMA foreign_key_list("visits")').fetchall()
    assert reference[2:5] == ("people", "person", "id")


def test_it_says_what_its_columns_hold(database: sqlite3.Connection) -> None:
    told = database.execute(
        'SELECT "what", "null", "key" FROM "about_columns" WHERE "table" = ? AND "column" = ?',
        ("people", "age"),
    ).fetchall()
    assert told == [("years", "not told", 0)]
    assert database.execute('SELECT * FROM "about_tables"').fetchall() == [
        ("people", "a person"), ("visits", "a visit"),
    ]  # fmt: skip


def test_a_key_that_stands_twice_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = table("twice", "a row", (Column("id", ColumnType.TEXT, "its id", key=True),))
    use(monkeypatch, (twice(lambda source: [("a",), ("a",)]),))
    with pytest.raises(NotExportedError, match="the table twice cannot be made: UNIQUE does not"):
        exported("sqlite")
