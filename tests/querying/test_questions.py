"""Questions in SQL: what they are answered, and what they cannot reach."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import date
from datetime import time as clock
from pathlib import Path

import pytest

from ledger.tables import ColumnType, all_tables
from tests.querying.asking import SECONDS, answer, asking, need_duckdb, refused
from tests.support import ROOT

FILES = {
    "contacts/dana.md": "- 2026-11-12 09:30 coffee 45m\n- 2026-11-13 call 30m\n",
    "contacts/ben.md": "- 2026-11-02 email\n",
}


def test_a_question_is_answered_with_types():
    given = answer(FILES, "SELECT date, time, kind, minutes, minutes / 60.0 AS h, done, "
                   "1 = 1 AS t, NULL::BIGINT AS n FROM entries ORDER BY date DESC")  # fmt: skip
    assert [one.type for one in given.columns] == [
        ColumnType.DATE, ColumnType.TIME, ColumnType.TEXT, ColumnType.INTEGER, ColumnType.REAL,
        ColumnType.BOOLEAN, ColumnType.BOOLEAN, ColumnType.INTEGER,
    ]  # fmt: skip
    assert given.rows[1] == (
        date(2026, 11, 12), clock(9, 30), "meeting", 45, 0.75, True, True, None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "cell"),
    [
        ("1.50::DECIMAL(8, 2)", 1.5),
        ("[1, NULL, 2]", "[1, null, 2]"),
        ("{'a': DATE '2026-01-02', 'b': 'x'}", '{"a": "2026-01-02", "b": "x"}'),
        ("TIMESTAMP '2026-01-02 10:00:00'", "2026-01-02 10:00:00"),
        ("'ab'::BLOB", "6162"),
        ("170141183460469231731687303715884105727", 2**127 - 1),
        ("'é\u202e'", "é\u202e"),
    ],
)
def test_what_no_table_holds_is_said_plainly(said, cell):
    assert answer({}, f"SELECT {said} AS x").rows == ((cell,),)


@pytest.mark.parametrize(
    "sql",
    [
        "FROM contacts",
        "TABLE contacts",
        "WITH c AS (FROM contacts) SELECT id FROM c",
        "SELECT id FROM main.contacts UNION ALL SELECT id FROM contacts;",
        "SELECT id FROM CONTACTS WHERE id IN (SELECT contact FROM Entry_People)",
        'SELECT "id" FROM "contacts"',
        "SUMMARIZE contacts",
        "DESCRIBE contacts",
        "SHOW TABLES",
        "SELECT x FROM range(3) t(x), contacts",
        "SELECT * FROM (SELECT 'call' AS kind) PIVOT (count(*) FOR kind IN ('call', 'email'))",
        "SELECT unnest([1, 2])",
        "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 5) FROM t",
    ],
)
def test_the_dialect_is_there(sql):
    assert answer(FILES, sql).rows


def test_no_name_of_a_table_or_a_column_needs_quotation_marks():
    with asking({}) as questions:
        for table in all_tables():
            names = ", ".join(f"t.{one.name}, {one.name}" for one in table.columns)
            assert questions.ask(f"FROM {table.name} AS t SELECT {names}", SECONDS).columns


def test_rows_have_an_order_where_the_question_has_none():
    ids = answer(FILES, "SELECT contact, entry FROM entry_people").rows
    assert [one[1] for one in ids] == [
        "contacts/ben.md:1", "contacts/dana.md:1", "contacts/dana.md:2",
    ]  # fmt: skip
    grouped = "SELECT minutes, count(*) FROM entries GROUP BY minutes"
    assert [one[0] for one in answer(FILES, grouped).rows] == [30, 45, None]
    assert [one[0] for one in answer(FILES, f"{grouped} ORDER BY minutes DESC").rows] == [
        45, 30, None,
    ]  # fmt: skip
    with asking(FILES) as questions:
        assert questions.ask("SELECT DISTINCT kind FROM entries", SECONDS).rows == (
            ("call",), ("email",), ("meeting",),
        )  # fmt: skip


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT random(), uuid(), gen_random_uuid()",
        "SELECT x FROM range(1000) t(x) USING SAMPLE 5 ROWS",
        "SELECT entry FROM entries ORDER BY random()",
        "SELECT current_date, today(), now(), current_timestamp, get_current_timestamp()",
    ],
)
def test_the_same_question_has_the_same_answer(sql):
    with asking(FILES) as questions:
        first = questions.ask(sql, SECONDS)
        questions.ask("SELECT random()", SECONDS)
        assert questions.ask(sql, SECONDS) == first
    assert answer(FILES, sql) == first


def test_the_day_is_the_one_asked_for():
    day = date(2026, 11, 22)
    assert answer({}, "SELECT current_date, today()").rows == ((day, day),)


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("SELECT * FROM contcts", "there is no table `contcts`; did you mean `contacts`?"),
        ("SELECT * FROM xyzzy", "there is no table `xyzzy`; `headway query --tables` lists them"),
        ("SELECT nme FROM contacts",
         "there is no column `nme`; did you mean `name` of `contacts`?"),
        ("SELECT c.titel FROM contacts c, entries e",
         "there is no column `titel`; did you mean `title` of `contacts`?"),
        ("SELECT zzz FROM tags", "there is no column `zzz`; `tags` has record, tag"),
        ("SELECT", "SELECT clause without selection list"),
        ("SELECT 1\nFRM x", 'syntax error at or near "x" in line 2'),
        ("", "there is no SQL in it"),
        ("-- only a comment", "there is no SQL in it"),
        ("SELECT 1; SELECT 2", "one question at a time: this holds 2"),
        ("SELECT foo(1)", "Scalar Function with name foo does not exist"),
        ("SELECT * FROM contacts WHERE id = ?", "Values were not provided"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_one_line(sql, said):
    told = refused(FILES, sql)
    assert told.startswith(said)
    assert "\n" not in told


@pytest.mark.parametrize(
    "sql",
    [
        "COPY contacts TO '{0}/x.csv'",
        "COPY (SELECT 1) TO '{0}/x.parquet'",
        "COPY contacts FROM '{0}/in.csv'",
        "EXPORT DATABASE '{0}'",
        "IMPORT DATABASE '{0}'",
        "ATTACH '{0}/x.db'",
        "ATTACH ':memory:' AS other",
        "DETACH memory",
        "INSTALL httpfs",
        "LOAD httpfs",
        "FORCE INSTALL sqlite",
        "PRAGMA database_list",
        "PRAGMA enable_profiling",
        "SET threads = 4",
        "SET enable_external_access = true",
        "RESET lock_configuration",
        "SET VARIABLE x = 1",
        "CALL pragma_version()",
        "CREATE TABLE x AS SELECT 1",
        "CREATE SECRET (TYPE s3)",
        "INSERT INTO contacts SELECT * FROM contacts",
        "DELETE FROM contacts",
        "DROP TABLE contacts",
        "UPDATE contacts SET id = 'x' RETURNING *",
        "BEGIN",
        "CHECKPOINT",
        "VACUUM",
        "PREPARE x AS SELECT 1",
        "EXPLAIN ANALYZE SELECT 1",
        "PIVOT entries ON kind USING count(*)",
        "SELECT * FROM '{0}/in.csv'",
        "SELECT * FROM read_csv('{0}/in.csv')",
        "SELECT * FROM read_text('{0}/in.csv')",
        "SELECT * FROM read_blob('/etc/hostname')",
        "SELECT * FROM read_parquet('https://example.org/x.parquet')",
        "SELECT * FROM read_json_auto('{0}/in.csv')",
        "SELECT (SELECT count(*) FROM glob('{0}/*'))",
        "WITH x AS (SELECT * FROM sniff_csv('{0}/in.csv')) FROM x",
        "SELECT * FROM contacts WHERE EXISTS (FROM read_csv('{0}/in.csv'))",
        "SELECT * FROM query('SELECT 1')",
        "SELECT * FROM query_table('con' || 'tacts')",
        "SELECT * FROM duckdb_settings()",
        "SELECT * FROM duckdb_secrets()",
        "SELECT * FROM pragma_database_list()",
        "SELECT * FROM which_secret('s3://x', 's3')",
        "SELECT * FROM enable_logging(storage = 'file')",
        "SELECT * FROM checkpoint()",
        "SELECT * FROM information_schema.tables",
        "SELECT * FROM pg_catalog.pg_class",
        "SELECT * FROM other.contacts",
        "SELECT current_setting('temp_directory')",
        "SELECT getenv('HOME')",
        "SELECT write_log('x')",
        "SELECT sleep_ms(10)",
        "SELECT list_transform([1], lambda x: current_setting('threads'))",
        "SELECT localtimestamp",
        "SELECT current_time",
        "SELECT age(DATE '2020-01-01')",
    ],
)
def test_nothing_outside_the_tables_is_in_reach(tmp_path, sql):
    (tmp_path / "in.csv").write_text("a\nhidden\n")
    told = refused(FILES, sql.replace("{0}", tmp_path.as_posix()))
    assert "\n" not in told
    assert "hidden" not in told
    assert [one.name for one in tmp_path.iterdir()] == ["in.csv"]


def test_the_engine_itself_is_closed_to_files_and_settings(tmp_path):
    """Even what is let through by mistake finds nothing there."""
    need_duckdb()
    import duckdb  # noqa: PLC0415

    (tmp_path / "in.csv").write_text("a\n1\n")
    path = (tmp_path / "in.csv").as_posix()
    with asking(FILES) as questions:
        raw = questions._engine._connection
        for sql in (
            f"FROM read_csv('{path}')", f"FROM '{path}'", f"FROM glob('{path}')",
            f"COPY contacts TO '{path}'", f"ATTACH '{path}' AS x", "INSTALL httpfs", "LOAD httpfs",
            "SET enable_external_access = true", "SET lock_configuration = false",
            "SET threads = 8", "SET temp_directory = '/tmp'",
        ):  # fmt: skip
            with pytest.raises(duckdb.Error):
                raw.execute(sql).fetchall()
    assert (tmp_path / "in.csv").read_text() == "a\n1\n"


def test_time_rows_memory_and_depth_have_an_end():
    begun = time.monotonic()
    told = refused({}, "SELECT count(*) FROM range(1000000000000) t(i) WHERE i % 7 = 3", 0.5)
    assert told == "it took longer than 0.5 seconds, and was ended"
    assert time.monotonic() - begun < 20
    assert "more than 1,000,000 rows" in refused({}, "FROM range(1000001)")
    wide = "SELECT string_agg(repeat('x', 100000)) FROM range(100000)"
    assert "memory" in refused({}, wide)
    assert refused({}, "SELECT " + "abs(" * 3000 + "1" + ")" * 3000)


def test_after_a_failure_the_next_question_is_answered():
    with asking(FILES) as questions:
        for sql in ("SELECT nme FROM contacts", "SELECT 'x'::INTEGER FROM contacts"):
            with pytest.raises(Exception, match=r"column|convert|cast"):
                questions.ask(sql, SECONDS)
        assert questions.ask("SELECT count(*) FROM contacts", SECONDS).rows == ((2,),)


def test_a_table_is_made_when_it_is_named_and_once(monkeypatch):
    with asking(FILES) as questions:
        loaded = questions._engine._loaded
        questions.ask("SELECT count(*) FROM contacts", SECONDS)
        questions.ask("SELECT count(*) FROM contacts, tags", SECONDS)
        assert loaded == {"contacts", "tags"}


def test_a_file_whose_name_is_no_text_is_in_the_tables():
    name = os.fsdecode(b"contacts/\xff.md")
    files = {name: "- 2026-11-12 call\n", **FILES}
    (found,) = answer(files, "SELECT path FROM records WHERE path LIKE '%udcff%'").rows
    assert found == ("contacts/\\udcff.md",)
    assert refused(FILES, "SELECT '\udcff'") == "it holds bytes that are no text"


def test_ctrl_c_ends_it(tmp_path: Path):
    need_duckdb()
    (tmp_path / "headway.toml").write_text("")
    sql = "SELECT count(*) FROM range(1000000000000) t(i) WHERE i % 7 = 3"
    # Whoever began this run may have had it ignore Ctrl-C.
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "import ledger.querying._engine, sys\n"
        "from ledger.cli import main\n"
        "print('ready', flush=True)\n"
        f"main(['query', {sql!r}])\n"
    )
    run = subprocess.Popen(
        [sys.executable, "-c", code], cwd=tmp_path, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert run.stdout.readline() == "ready\n"
    time.sleep(1.5)
    run.send_signal(signal.SIGINT)
    out, said = run.communicate(timeout=30)
    assert (out, said.strip(), run.returncode) == ("", "Aborted!", 1)
