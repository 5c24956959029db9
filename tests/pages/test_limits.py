"""What a page leaves out of a large ledger, how it says so, and where all of it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ledger.metrics import Row
from ledger.pages import _limits, lay_out
from ledger.pages._activities import lines_of_activity
from ledger.sharing import Shared
from tests.pages.laying_out import results_of
from tests.pages.taking import EXAMPLES, results_on, small_limits
from tests.support import AS_OF


def laid_out(results):
    return {page.path: page.view() for page, _ in lay_out(results)}


@pytest.fixture(scope="module", params=EXAMPLES)
def results(request):
    return results_on(request.param, AS_OF)


@pytest.fixture(scope="module")
def views(results):
    with small_limits():
        return laid_out(results)


def test_no_example_comes_near_a_limit(results):
    views = laid_out(results)
    assert not [path for path in views if path.startswith(("records/", "activity/"))]
    assert views["records.html"].pages == ()
    for view in (view for path, view in views.items() if path.startswith("metrics/")):
        assert not view.evidence.others
        assert not view.earlier.others
        assert not view.table or view.table.left_out == ()


def test_every_record_stands_once_on_the_pages_of_records(results, views):
    pages = [path for path in views if path.startswith("records")]
    assert len(pages) > 10
    found = [row for path in pages for row in views[path].rows]
    assert len(found) == len(results.ledger.records)
    assert len({str(row.source) for row in found}) == len(found)
    assert all(len(views[path].rows) <= 7 for path in pages)
    links = views["records.html"].pages
    assert [one.href for one in links] == ["", *pages[1:]]
    assert links[0].first.endswith("(contact)")


def test_every_activity_stands_on_one_page_of_the_statement(results, views):
    pages = {path: view for path, view in views.items() if path.startswith("activity")}
    every = lines_of_activity(results.ledger, results.as_of)
    rows = {
        path: [row for month in view.months for week in month.weeks for row in week.rows]
        for path, view in pages.items()
    }
    assert sum(map(len, rows.values())) == len(every)
    # The quarter that has begun and the one before it, and each older one by itself.
    assert list(pages) == ["activity.html", "activity/2026-q2.html"]
    assert {row.iso_day[:7] for row in rows["activity/2026-q2.html"]} <= {
        "2026-04", "2026-05", "2026-06",
    }  # fmt: skip
    older = pages["activity/2026-q2.html"]
    assert (older.last, older.recent) == ("2026-06-30", None)
    assert older.first == min(row.iso_day for row in rows["activity/2026-q2.html"])
    assert [one.href for one in pages["activity.html"].quarters] == ["", "activity/2026-q2.html"]
    assert [one.href for one in older.quarters] == ["../activity.html", ""]
    newest = pages["activity.html"]
    assert sum(int(one.count) for one in newest.quarters) == sum(one.count for one in every)
    assert [(one.count, one.hours) for one in older.quarters] == [
        ("", ""), (newest.quarters[1].count, newest.quarters[1].hours),
    ]  # fmt: skip


def test_every_line_behind_a_figure_is_quoted_or_stands_on_a_page_that_is_linked(results, views):
    cut = 0
    for name, taken in results.measurements.items():
        evidence = views[f"metrics/{name}.html"].evidence
        quoted = {one.text for file in evidence.files for one in file.lines}
        assert evidence.total == len(set(taken.evidence))
        assert evidence.quoted == len(quoted) == min(9, evidence.total)
        left = set(taken.evidence) - quoted
        cut += len(left)
        for place in left:
            path = place.rpartition(":")[0]
            page = results.addresses.page(path)
            assert f'<a href="../{page}">{path}</a> ' in evidence.others
        assert bool(left) is bool(evidence.others)
    assert cut > 100


def test_a_table_says_what_it_leaves_out_and_how_to_see_it(results, views):
    for name, taken in results.measurements.items():
        table = views[f"metrics/{name}.html"].table
        if table is None:
            continue
        assert (len(table.rows), table.total) == (min(7, len(taken.rows)), len(taken.rows))
        said = " ".join(table.left_out)
        if table.total > 7:
            assert f"The first 7 of {table.total} rows." in said
        for row, made in zip(table.rows, taken.rows, strict=False):
            assert len(row.places) + row.unlisted == len(set(made.evidence))
            assert not row.unlisted or "Of the lines behind a row the last" in said
        assert table.command == f"headway metrics {name} --format json"


def test_each_row_lists_some_of_its_lines_however_many_rows_there_are():
    def rows(number, each):
        return [Row({}, tuple(f"a.md:{line}" for line in range(each))) for _ in range(number)]

    assert _limits.lines_of_a_row(rows(10, 50)) is None
    assert _limits.lines_of_a_row(rows(10, 51)) == 50
    assert _limits.lines_of_a_row(rows(500, 40)) == _limits.FEWEST_OF_A_ROW
    assert _limits.lines_of_a_row([]) is None


def test_who_is_shown_a_report_is_not_told_to_type_what_they_cannot(results):
    labels = {record.path: record.id for record in results.ledger.records}
    with small_limits():
        shared = Shared(("metric",), labels, "l", (), actions=False)
        shown = laid_out(replace(results, shared=shared))
    views = [view for path, view in shown.items() if path.startswith("metrics/")]
    assert views
    assert {view.command for view in views} == {""}
    assert {view.table.command for view in views if view.table} == {""}


def test_a_ledger_without_records_has_a_page_of_records():
    view = laid_out(results_of({}))["records.html"]
    assert (view.rows, view.pages) == ((), ())
