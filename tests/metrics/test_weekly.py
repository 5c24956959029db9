"""Twelve weeks from one index: what a day gives does not depend on what else was asked."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.metrics import Week, all_metrics, measure, weekly
from ledger.metrics._measurement import Measurement, Metric
from ledger.metrics._weekly import series_of
from ledger.readers import read_ledger
from tests.metrics.generated import ledgers
from tests.metrics.measuring import AS_OF
from tests.support import ROOT, ledger_of

EXAMPLES = ("job-search", "book-of-business")


@given(ledgers, st.lists(st.integers(-30, 150), min_size=2, max_size=4))
def test_a_day_gives_the_same_whatever_was_asked_before(files, order):
    kept = ledger_of(files)
    for back in order:
        day = AS_OF - timedelta(days=back)
        assert measure(kept, day) == measure(ledger_of(files), day)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_monday_of_a_story_gives_the_same_whatever_was_asked_before(example):
    kept = read_ledger(ROOT / "examples" / example).ledger
    for week in range(26, -1, -1):
        day = date(2026, 5, 25) + timedelta(weeks=week)
        assert measure(kept, day) == measure(replace(kept), day)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_weeks_are_what_each_day_gives(example):
    ledger = read_ledger(ROOT / "examples" / example).ledger
    found = weekly(ledger, AS_OF, 12)
    days = [AS_OF - timedelta(weeks=back) for back in range(11, -1, -1)]
    assert list(found) == [one.name for one in all_metrics()]
    for one in all_metrics():
        series = found[one.name]
        taken = [one.take(ledger, day) for day in days]
        assert series.now == one.measure(ledger, AS_OF)
        assert series.weeks == tuple(
            Week(day, each.value, each.k, each.n, each.evidence)
            for day, each in zip(days, taken, strict=True)
        )


@pytest.mark.parametrize(("window", "most"), [(28, 12), (7, 12), (30, 13), (100_000, 13)])
def test_no_day_is_taken_twice(window, most):
    asked: Counter[date] = Counter()

    def take(_: object, as_of: date) -> Measurement:
        asked[as_of] += 1
        return Measurement(value=as_of.toordinal(), unit="days", reading="")

    ledger = ledger_of({"headway.toml": f"[rules]\nwindow = {window}\n"})
    series = series_of(Metric(1, "days", "Days", take), ledger, AS_OF, 12)
    assert set(asked.values()) == {1}
    assert len(asked) == most
    assert series.now.previous == AS_OF.toordinal() - window
    assert [week.value for week in series.weeks] == [
        AS_OF.toordinal() - 7 * back for back in range(11, -1, -1)
    ]


def test_one_week_is_the_day_itself():
    ledger = ledger_of({"journal/j.md": f"- {AS_OF} email\n"})
    for series in weekly(ledger, AS_OF, 1).values():
        assert [week.day for week in series.weeks] == [AS_OF]
        assert series.weeks[0].value == series.now.value
