"""M1 on every day at once gives what M1 gives day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.metrics._spans import common, union
from ledger.metrics._works_level import works_level
from ledger.metrics.works import works
from ledger.readers import read_ledger
from tests.metrics.generated import ledgers
from tests.metrics.measuring import AS_OF, CAMPAIGN, ago, northwind
from tests.support import ledger_of

spans = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8)


@pytest.mark.parametrize(
    ("typed", "joined"),
    [
        ([], []), ([(1, 2), (3, 4)], [(1, 4)]), ([(1, 2), (4, 5)], [(1, 2), (4, 5)]),
        ([(5, 3)], []), ([(1, 9), (2, 3)], [(1, 9)]), ([(4, 6), (1, 4)], [(1, 6)]),
    ],
)  # fmt: skip
def test_union(typed, joined):
    assert union(typed) == joined


@given(spans, spans)
def test_spans_hold_the_days_that_their_parts_hold(one, other):
    def days(of: list[tuple[int, int]]) -> set[int]:
        return {day for start, end in of for day in range(start, end + 1)}

    assert days(union(one)) == days(one)
    assert days(common(union(one), union(other))) == days(one) & days(other)


@given(ledgers, st.integers(-60, 120))
def test_each_day_is_as_m1_has_it(files, days):
    ledger = ledger_of(files)
    day = AS_OF - timedelta(days=days)
    assert works_level(ledger).on(day) == works.take(ledger, day).value


def test_every_day_of_the_worked_example_is_as_m1_has_it(job_search):
    ledger = read_ledger(job_search).ledger
    level = works_level(ledger)
    for step in range(200):
        day = date(2026, 5, 20) + timedelta(days=step)
        assert level.on(day) == works.take(ledger, day).value, day


def test_no_setting_drives_a_day_out_of_reach():
    settings = "[rules]\nworks-ahead = 1000000\nworks-entry = 1000000\n"
    body = f"- {ago(5)} research 1h\n- [ ] {ago(-5)} email [[dana]]\n"
    assert works_level(ledger_of(northwind(body, **{"headway.toml": settings}))).on(AS_OF) == 1


def test_the_day_on_which_it_is_back():
    body = f"- {ago(30)} research 1h [next:: {ago(28)}]\n- {ago(10)} call [next:: {ago(0)}]\n"
    level = works_level(ledger_of(northwind(body)))
    lost, back = date.fromisoformat(ago(20)), date.fromisoformat(ago(10))
    assert (level.on(lost - timedelta(days=5)), level.on(lost), level.on(back)) == (1, 1, 1)
    gap = date.fromisoformat(ago(15))
    assert level.on(gap) == 0
    assert level.back_at(1, gap, AS_OF) == back
    assert level.back_at(1, gap, back - timedelta(days=1)) is None
    assert level.back_at(0, gap, AS_OF) == gap
    assert level.back_at(2, gap, AS_OF) is None


def test_a_campaign_without_a_target_is_never_in_the_works():
    text = CAMPAIGN.replace("organization: northwind\n", "")
    body = f"- {ago(1)} call [next:: {ago(-3)}]\n"
    assert works_level(ledger_of(northwind(**{"campaigns/nw.md": text + body}))).starts == []
