"""The page of the owner's own questions: answers with links, and what goes wrong with one."""

from __future__ import annotations

import random
import sys

import pytest

from ledger import querying
from ledger.build import Builder, build, build_shared, render, work_out
from ledger.pages import lay_out, queries
from ledger.readers import read_ledger
from tests.pages.laying_out import results_of, view_of
from tests.querying.asking import need_duckdb
from tests.support import AS_OF, write_ledger

FILES = {
    "contacts/dana.md": "- 2026-11-12 coffee 45m [[acme]] <b>two</b> people\n",
    "contacts/ben.md": "- 2026-11-02 email [[nobody]]\n",
    "campaigns/acme.md": "---\nname: Acme\nstages:\n  - 2026-11-01 researching\n---\n",
}


@pytest.fixture(autouse=True)
def _duckdb():
    need_duckdb()


def asked(sql, more="", files=FILES):
    settings = f"[queries.mine]\ntitle = 'Mine'\npage = true\nsql = '''{sql}'''\n{more}"
    return view_of(results_of({**files, "headway.toml": settings}), "queries.html")


def said(sql):
    """The texts of the answer's cells, row by row."""
    (one,) = asked(sql).questions
    return [[str(cell.text) for cell in row.cells] for row in one.table.rows]


def test_without_a_question_there_is_no_page_and_nothing_leads_to_one():
    for settings in ("", "[queries.mine]\nsql = 'SELECT 1'\n"):
        laid_out = list(lay_out(results_of({**FILES, "headway.toml": settings})))
        assert "queries.html" not in {page.path for page, _ in laid_out}
        assert "queries" not in {
            item.name for _, frame in laid_out for item in (*frame().navigation, *frame().reference)
        }


def test_with_one_every_page_leads_there():
    settings = "[queries.mine]\npage = true\nsql = 'SELECT 1'\n"
    laid_out = list(lay_out(results_of({**FILES, "headway.toml": settings})))
    assert all("queries" in {one.name for one in frame().reference} for _, frame in laid_out)


def test_what_names_records_and_lines_leads_there():
    rows = said("SELECT holder, entry, path FROM entries ORDER BY date DESC")
    assert rows[0] == [
        '<a href="contacts/dana.html">dana</a>',
        '<a href="contacts/dana.html#l1">contacts/dana.md:1</a>',
        '<a href="contacts/dana.html">contacts/dana.md</a>',
    ]


def test_a_column_in_which_not_all_are_names_has_no_links():
    rows = said("SELECT x FROM (VALUES ('acme'), ('ours')) t(x)")
    assert rows == [["acme"], ["ours"]]


def test_texts_are_escaped_and_their_links_lead_on():
    ((text,), (other,)) = said("SELECT text FROM entries ORDER BY date DESC")
    assert text == '<a href="campaigns/acme.html">Acme</a> &lt;b&gt;two&lt;/b&gt; people'
    assert "nobody" in other
    assert said("SELECT '\u202ex' AS a") == [["\\u{202e}x"]]


def test_numbers_days_and_what_is_not_recorded():
    rows = said("SELECT 12345 AS a, 2026 AS b, 1.2345 AS c, current_date AS d, NULL AS e, "
                "1 = 1 AS f, 'inf'::DOUBLE AS g")  # fmt: skip
    assert rows == [["12,345", "2026", "1.23", "2026-11-22", "not recorded", "yes", "inf"]]
    (one,) = asked("SELECT 12345 AS a, 'Ab' AS b, NULL::BIGINT AS c").questions
    assert [cell.sort for cell in one.table.rows[0].cells] == ["12345", "ab", ""]
    assert [column.numeric for column in one.table.columns] == [True, False, True]


def test_many_rows_are_told_of_and_none_said():
    (one,) = asked("SELECT x FROM range(1200) t(x)").questions
    assert (len(one.table.rows), one.table.total) == (500, 1200)
    assert one.table.left_out == ("The first 500 of 1,200 rows.",)
    assert one.table.command == "headway query mine"
    (none,) = asked("SELECT 1 AS x WHERE false").questions
    assert none.table.rows == ()


def test_one_that_fails_says_why_and_the_others_stand():
    view = asked("SELECT nme FROM contacts", "[queries.b]\npage = true\nsql = 'SELECT 1 AS a'\n")
    wrong, right = view.questions
    assert wrong.table is None
    assert str(wrong.wrong).startswith("there is no column <code>nme</code>; did you mean")
    assert right.table.rows


def test_one_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(queries, "_SECONDS", 0.3)
    (one,) = asked("SELECT count(*) FROM range(1000000000000) t(i) WHERE i % 7 = 3").questions
    assert "took longer than 0.3 seconds" in str(one.wrong)


def test_without_duckdb_the_page_says_what_to_install(monkeypatch):
    monkeypatch.setattr(queries, "installed", lambda: False)
    view = asked("SELECT 1")
    assert view.install == querying.INSTALL
    assert [(one.title, one.table) for one in view.questions] == [("Mine", None)]


def test_a_duckdb_that_does_not_start_breaks_no_report(monkeypatch):
    monkeypatch.setitem(sys.modules, "ledger.querying._engine", None)
    (one,) = asked("SELECT 1").questions
    assert str(one.wrong).startswith("DuckDB does not start: ")


SETTINGS = """\
[queries.kinds]
title = "Zovquy kinds"
page = true
sql = "SELECT kind, count(*) AS pexjik, max(entry) AS last FROM entries GROUP BY kind"
[queries.lots]
page = true
sql = "SELECT entry, random() AS lot FROM entries USING SAMPLE 2 ROWS"
[queries.wrong]
page = true
sql = "SELECT wugbry FROM contacts"
"""


def test_the_page_is_the_same_each_time_and_after_any_save(tmp_path):
    root = write_ledger(tmp_path / "ledger", {**FILES, "headway.toml": SETTINGS})
    going_on = Builder(root, tmp_path / "one", tmp_path / "cache")
    for line in ("", "- 2026-11-20 call 10m\n", "- 2026-11-21 call 10m\n"):
        with (root / "contacts/ben.md").open("a") as file:
            file.write(line)
        going_on.build(AS_OF)
        build(root, tmp_path / "two", AS_OF)
        anew = render(work_out(read_ledger(root), root, AS_OF), root)["queries.html"]
        assert (tmp_path / "one/queries.html").read_bytes() == anew
        assert (tmp_path / "two/queries.html").read_bytes() == anew
    assert b"Zovquy kinds" in anew
    assert b"there is no column" in anew


def test_nothing_of_it_is_in_a_shared_report(tmp_path):
    share = '[share]\npages = ["campaigns", "records", "figures", "history"]\n'
    root = write_ledger(tmp_path / "ledger", {**FILES, "headway.toml": SETTINGS + share})
    build_shared(root, tmp_path / "shared", AS_OF, random.Random(1))  # noqa: S311
    names = [path.name for path in (tmp_path / "shared").rglob("*")]
    assert "queries.html" not in names
    for path in (tmp_path / "shared").rglob("*"):
        held = path.read_bytes().lower() if path.is_file() else b""
        for canary in (b"zovquy", b"pexjik", b"wugbry", b"queries.html"):
            assert canary not in held, path


def test_it_cannot_be_allowed_in_a_share(tmp_path):
    root = write_ledger(
        tmp_path / "ledger",
        {**FILES, "headway.toml": f'{SETTINGS}[share]\npages = ["queries"]\n'},
    )
    with pytest.raises(Exception, match="queries"):
        build_shared(root, tmp_path / "shared", AS_OF, random.Random(1))  # noqa: S311
