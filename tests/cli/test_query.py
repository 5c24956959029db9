"""`headway query`, as it is typed."""

from __future__ import annotations

import csv
import io
import os
import pty
import subprocess
import sys

import pytest

from ledger import querying
from tests.cli.envelopes import envelope, is_plain, run
from tests.cli.transcript import headway
from tests.querying.asking import need_duckdb
from tests.support import ROOT, write_ledger

DAY = ("--as-of", "2026-11-22")
SAVED = """\
[queries.hours]
title = "Where the hours go"
page = true
sql = '''
SELECT kind, sum(minutes) / 60.0 AS hours
FROM entries GROUP BY kind
'''

[queries.second]
sql = "SELECT 1 AS one"
"""
FILES = {
    "headway.toml": SAVED,
    "contacts/dana.md": "---\nname: Dana Kim\n---\n- 2026-11-12 coffee 45m =SUM(A1) \x1b[31m red\n"
    "- 2026-11-20 call 1h30m about the long and winding road that leads to the other side of it\n",
    "contacts/ben.md": "- 2026-11-02 email 0m\n",
}
KINDS = """\
kind     hours
call      1.50
email        –
meeting   0.75
"""


@pytest.fixture(autouse=True)
def _duckdb():
    need_duckdb()


@pytest.fixture
def root(make_ledger):
    return make_ledger(FILES)


def ask(root, *typed):
    return run("query", *typed, "--ledger", root, *DAY)


def test_a_question_and_its_table(root):
    given = ask(root, FILES["headway.toml"].split("'''")[1])
    assert (given.stdout, given.stderr, given.exit_code) == (KINDS, "", 0)


@pytest.mark.parametrize("typed", [("hours",), ("--saved", "hours")])
def test_a_saved_question_by_its_name(root, typed):
    assert ask(root, *typed).stdout == KINDS


def test_a_table_by_its_name(root):
    assert ask(root, "tags").stdout == "record  tag\nno rows\n"
    assert ask(root, "RECORDS").stdout.startswith("id    kind     name")
    assert ask(root, "--saved", "tags").exit_code == 2


def test_the_saved_questions_are_listed(root, make_ledger):
    assert ask(root, "--saved").stdout == (
        "hours   Where the hours go (in the report)\nsecond  second\n"
    )
    told = envelope(ask(root, "--saved", "--format", "json"), "queries")["queries"]
    assert [(one["name"], one["page"]) for one in told] == [("hours", True), ("second", False)]
    (root / "headway.toml").write_text("")
    assert "no question is saved" in ask(root, "--saved").stdout
    assert envelope(ask(root, "--saved", "--format", "json"), "queries")["queries"] == []


def test_from_a_file_and_from_standard_input(root, tmp_path):
    file = tmp_path / "q.sql"
    file.write_bytes(b"\xef\xbb\xbfSELECT count(*) AS n\nFROM contacts;\n")
    assert ask(root, "--file", file).stdout == "n\n2\n"
    (root / "q.sql").write_text("SELECT count(*) AS n FROM contacts")
    assert headway(root, "query - < q.sql").output == "n\n2\n"
    assert headway(root, "query --file - < q.sql").output == "n\n2\n"
    (root / "name").write_text("hours\n")
    assert headway(root, "query - < name").output == KINDS
    missing = ask(root, "--file", tmp_path / "none.sql")
    assert (missing.exit_code, missing.stdout, len(missing.stderr.splitlines())) == (3, "", 1)


def test_for_programs(root):
    sql = "SELECT date, minutes, text, 'inf'::DOUBLE AS x, id AS i, id AS i, NULL AS n, done FROM"
    given = envelope(
        ask(root, f"{sql} entries, (SELECT 'a' AS id) ORDER BY date", "--format", "json"), "query"
    )
    assert given["as_of"] == "2026-11-22"
    assert [one["name"] for one in given["columns"]] == [
        "date", "minutes", "text", "x", "i", "i", "n", "done",
    ]  # fmt: skip
    assert given["columns"][0] == {"name": "date", "type": "date"}
    assert given["rows"][1] == [
        "2026-11-12", 45, "=SUM(A1) \x1b[31m red", "inf", "a", "a", None, True,
    ]  # fmt: skip


def test_for_spreadsheets(root):
    given = ask(root, "SELECT '=1+1' AS a, '-x' AS b, ' @c' AS c, -1 AS d, 'x\ny,\"' AS e, "
                "NULL AS f, true AS g, '+' AS \"=h\"", "--format", "csv")  # fmt: skip
    rows = list(csv.reader(io.StringIO(given.stdout)))
    assert rows == [
        ["a", "b", "c", "d", "e", "f", "g", "'=h"],
        ["'=1+1", "'-x", "' @c", "-1", 'x\ny,"', "", "true", "'+"],
    ]
    assert ask(root, "tags", "--format", "csv").stdout == "record,tag\n"


def test_nothing_of_the_ledger_acts_on_the_terminal(root):
    given = ask(root, "SELECT text, 'a\u202eb' AS \"\u200bc\", 'x\ny' AS e FROM entries")
    assert is_plain(given.stdout)
    assert "\\u{1b}[31m red" in given.stdout
    assert "\\u{200b}c" in given.stdout
    assert "x y" in given.stdout


def test_numbers_stand_to_the_right_with_as_many_digits(root):
    sql = "SELECT * FROM (VALUES ('a', 1, 1.5, 10.0), ('bb', 200, 2.125, NULL)) t(x, y, z, w)"
    assert ask(root, sql).stdout == ("x     y      z   w\na     1  1.500  10\nbb  200  2.125   –\n")


def test_long_texts_are_cut_to_the_terminal_and_whole_in_a_pipe(root):
    sql = "SELECT path, text FROM entries ORDER BY date"
    assert "the other side of it" in ask(root, sql).stdout
    above, below = pty.openpty()
    shown = subprocess.run(
        [sys.executable, "-m", "ledger", "query", sql], cwd=root, stdout=below, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "60", "HEADWAY_TODAY": "2026-11-22"},
    )  # fmt: skip
    os.close(below)
    lines = os.read(above, 10_000).decode().splitlines()
    os.close(above)
    assert shown.returncode == 0
    assert max(map(len, lines)) == 60
    assert lines[-1].endswith("…")


def test_one_long_text_fills_no_other_line_with_blanks(root):
    long = "x" * 100_000
    rows = "(VALUES ('a', 1), (repeat('x', 100000), 22), ('b', 333))"
    said = ask(root, f"FROM {rows} ORDER BY 2").stdout
    first, *lines = said.splitlines()
    assert [line.split() for line in lines] == [["a", "1"], [long, "22"], ["b", "333"]]
    assert len(first) == len(lines[0]) == len(lines[2]) < 1_000


def test_another_day(root):
    sql = "SELECT current_date AS day, count(*) FILTER (done) AS done FROM entries"
    given = run("query", sql, "--ledger", root, "--as-of", "2026-11-15")
    assert given.stdout == "day         done\n2026-11-15     2\n"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("SELECT nme FROM contacts",), "there is no column `nme`; did you mean `name`"),
        (("SELECT * FROM contcts",), "there is no table `contcts`; did you mean `contacts`?"),
        (("contcts",), "contcts is no saved question and no table; did you mean contacts?"),
        (("--saved", "huors"), "huors is no saved question; did you mean hours?"),
        (("--tables", "contcts"), "there is no table contcts; did you mean contacts"),
        (("DROP TABLE contacts",), "a question begins with SELECT, FROM or WITH; DROP is none"),
        ((), "there is no question"),
        (("SELECT 1", "--file", "-"), "not both"),
        (("SELECT '\x1b[31m'::INTEGER",), "\\u{1b}[31m"),
    ],
)
def test_what_is_wrong_is_wrong_usage(root, typed, said):
    given = ask(root, *typed)
    assert (given.exit_code, given.stdout) == (2, "")
    assert said in " ".join(given.stderr.split())
    assert is_plain(given.stderr)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('[queries.broken]\ntitle = "Hours"\n', "`queries.broken` wants the question, as `sql`"),
        ("[queries.broken]\nsql = 5\n", "`queries.broken.sql` wants a text in quotes"),
        ("[queries]\nbroken = 5\n", "`queries.broken` wants a table"),
    ],
)
def test_a_saved_question_that_was_left_out_says_why(tmp_path, settings, said):
    write_ledger(tmp_path, {"headway.toml": settings})
    given = ask(tmp_path, "broken")
    assert (given.exit_code, given.stdout) == (2, "")
    assert said in " ".join(given.stderr.split())
    assert "headway.toml:" in given.stderr


def test_without_duckdb_it_says_what_to_install(root, monkeypatch):
    monkeypatch.setattr(querying, "installed", lambda: False)
    given = ask(root, "hours")
    assert (given.exit_code, given.stdout) == (3, "")
    assert given.stderr == (
        "Error: questions are answered by DuckDB, which is not here: pip install 'headway[query]'\n"
    )
    assert ask(root, "--saved").exit_code == 0
    assert ask(root, "--tables").exit_code == 0


def test_the_tables_need_no_ledger(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    given = run("query", "--tables")
    assert given.exit_code == 0
    assert "entry_people" in given.stdout
    assert run("query", "--tables", "Entries").stdout.startswith("entries: A dated line.")
    assert run("query", "SELECT 1").exit_code == 3


def test_every_table_can_be_seen_whole(job_search):
    for name in ("metrics", "actions", "findings", "links", "stage_changes", "front_matter"):
        given = run("query", name, "--ledger", job_search, *DAY, "--format", "json")
        assert envelope(given, "query")["rows"]


def test_how_it_is_typed_brings_in_neither_tables_nor_duckdb(tmp_path):
    code = "import ledger.commands.query, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, text=True, check=True, capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert not set(done.stdout.split()) & {"duckdb", "msgspec", "ledger.tables", "ledger.querying"}


def test_a_file_that_could_not_be_read_is_in_no_answer_and_said(tmp_path):
    (tmp_path / "headway.toml").touch()
    (tmp_path / "contacts").mkdir()
    (tmp_path / "contacts" / "dana.md").write_text("# Dana Kim\n")
    (tmp_path / "contacts" / "gone.md").symlink_to("nowhere.md")
    result = run("query", "SELECT id FROM contacts", "--ledger", str(tmp_path))
    assert (result.stdout, result.exit_code) == ("id\ndana\n", 0)
    assert result.stderr.startswith("contacts/gone.md is left out: ")
    assert "1 file could not be read; `headway check` says why" in result.stderr
