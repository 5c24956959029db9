"""The ten questions of the guide are answered by both worked examples, and make sense."""

from __future__ import annotations

import re

import pytest

from ledger import config
from ledger.help import read_page
from ledger.querying import Questions
from ledger.readers import read_ledger
from ledger.tables import TableSource
from tests.querying.asking import SECONDS, need_duckdb
from tests.support import AS_OF, ROOT

PAGE = read_page("guides", "questions")
TEN = dict(re.findall(r"^## ([^\n]+)\n(?:(?!## )[^\n]*\n)*?```sql\n(.*?)```", PAGE, re.M | re.S))


@pytest.fixture(scope="module", params=["job-search", "book-of-business"])
def answers(request):
    need_duckdb()
    ledger = read_ledger(ROOT / "examples" / request.param).ledger
    questions = Questions(TableSource(ledger, AS_OF))
    given = [questions.ask(sql, SECONDS) for sql in TEN.values()]
    questions.close()
    return request.param, [
        [dict(zip([one.name for one in answer.columns], row, strict=True)) for row in answer.rows]
        for answer in given
    ]


def test_there_are_ten():
    assert len(TEN) == 10
    assert all(title.endswith("?") for title in TEN)


def test_they_make_sense(answers):
    name, (hours, quiet, cost, introduced, gaps, months, stays, promised, givers, works) = answers
    ends = {
        "job-search": ("st-brannoc-health", "accepted"),
        "book-of-business": ("nettleton-supply", "engaged"),
    }
    organization, end = ends[name]
    assert {one["organization"]: one["stages"] for one in hours}[organization] == end
    assert [one["hours"] for one in hours] == sorted((one["hours"] for one in hours), reverse=True)
    assert quiet
    assert all(one["days"] is None or one["days"] >= 60 for one in quiet)
    assert any(one["hours_a_meeting"] for one in cost)
    assert all((one["meetings"] == 0) == (one["hours_a_meeting"] is None) for one in cost)
    assert any(one["campaign"] and one["talked"] for one in introduced)
    assert gaps
    assert all(one["level_needed"] > one["level_offered"] for one in gaps)
    assert [one["month"] for one in months] == [f"2026-{month:02}" for month in range(5, 12)]
    assert {one["stays"] > 0 for one in stays} == {True}
    assert all(one["days_late"] == (AS_OF - one["date"]).days for one in promised)
    assert any(one["people"] for one in promised)
    assert all(one["got"] > 0 == one["gave"] for one in givers)
    # The search is over: nothing is in the works any more. The client hunt goes on.
    assert bool(works) is (name == "book-of-business")
    assert all(one["expected"] == one["value"] * one["probability"] for one in works)


def test_the_question_that_is_kept_is_one():
    (kept,) = re.findall(r"```toml\n(.*?)```", PAGE, re.S)
    parsed = config.parse(kept)
    assert parsed.problems == ()
    assert parsed.queries["hours-by-kind"].page
