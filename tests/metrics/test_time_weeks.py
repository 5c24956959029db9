"""The hours by week add up to what M5 and M6 say of the window, whatever the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ledger.metrics import all_metrics
from ledger.metrics._hours_with import hours_with
from ledger.metrics._steps import steps_by_week
from ledger.metrics.time_use import (
    LIFE,
    barren,
    days_off,
    hours_by_week,
    planned_hours,
)
from ledger.readers import read_ledger
from tests.metrics.measuring import ago, northwind, row_of
from tests.support import AS_OF, ROOT, ledger_of

DAYS = ["2026-06-21", "2026-07-05", "2026-08-10", "2026-09-07", "2026-10-05", "2026-11-22"]


@pytest.fixture(scope="module", params=["job-search", "book-of-business"])
def ledger(request):
    return read_ledger(ROOT / "examples" / request.param).ledger


def taken(ledger, name, day):
    return next(one for one in all_metrics() if one.name == name).take(ledger, day)


@pytest.mark.parametrize("day", DAYS)
def test_four_weeks_of_hours_are_the_window_of_time_use(ledger, day):
    as_of = date.fromisoformat(day)
    use = taken(ledger, "time-use", as_of)
    weeks = hours_by_week(ledger, as_of, 12)[-4:]
    assert len(weeks) == 4
    assert weeks[-1].last == as_of
    for name in ("goal", "busy", "unattributed"):
        assert sum(week.hours(name) for week in weeks) == pytest.approx(
            row_of(use, "class", name)["hours"], abs=0.01
        )
    outside = sum(week.hours("off", LIFE) for week in weeks)
    assert outside == pytest.approx(row_of(use, "class", "off")["hours"], abs=0.01)
    assert sum(week.logged for week in weeks) == pytest.approx(use.n, abs=0.01)
    evidence = {one.entry.evidence for week in weeks for name in ("goal", "busy", "unattributed")
                for one in week.classes.get(name, ())}  # fmt: skip
    assert evidence == set(use.evidence)


@pytest.mark.parametrize("day", DAYS)
def test_four_weeks_of_plan_are_the_plan_of_the_window(ledger, day):
    as_of = date.fromisoformat(day)
    weeks = hours_by_week(ledger, as_of, 4)
    assert sum(week.planned for week in weeks) == pytest.approx(planned_hours(ledger, as_of, 28))
    assert sum(week.days_off for week in weeks) == len(days_off(ledger, as_of, 28))


@pytest.mark.parametrize("day", DAYS)
def test_four_weeks_of_steps_are_the_window_of_step_coverage(ledger, day):
    as_of = date.fromisoformat(day)
    coverage = taken(ledger, "step-coverage", as_of)
    weeks = steps_by_week(ledger, as_of, 12)
    for row in coverage.rows:
        found = weeks[row.cells["step"]]
        assert len(found) == 12
        assert sum(week.minutes for week in found[-4:]) == row.cells["minutes"]
        assert sum(len(week.entries) for week in found[-4:]) == row.cells["entries"]


@pytest.mark.parametrize("day", DAYS)
def test_the_lines_that_led_to_nothing_are_those_that_time_use_counts(ledger, day):
    as_of = date.fromisoformat(day)
    hours = sum(one.minutes for one in barren(ledger, as_of)) / 60
    told = taken(ledger, "time-use", as_of).aside[1]
    assert float(told.partition("h of goal time")[0]) == pytest.approx(hours, abs=0.05)


def test_the_rest_of_life_stands_apart_from_time_off():
    lines = f"- {ago(2)} life 2h\n- {ago(3)} off 1h\n- {ago(3)} busy 30m\n"
    week = hours_by_week(ledger_of({"journal/j.md": lines}), AS_OF, 1)[0]
    assert (week.hours("off"), week.hours(LIFE), week.logged) == (1, 2, 0.5)
    assert week.planned is None


def with_(lines: str, **files: str):
    made = hours_with(ledger_of(northwind(**{"journal/j.md": lines, **files})), AS_OF, 84)
    return {one.record.id: one for one in made}


def test_an_hour_counts_for_everybody_in_it_and_for_their_organization():
    found = with_(f"- {ago(3)} coffee 1h [[dana]] [[lee]] [for:: [[nw]]]\n")
    assert {name: one.minutes for name, one in found.items()} == {
        "dana": 60, "lee": 60, "nw": 60, "northwind": 60,
    }  # fmt: skip
    assert all(one.talks == 1 for one in found.values())


def test_what_came_back_is_counted_and_busy_work_is_with_nobody():
    found = with_(
        f"- {ago(9)} email 30m [[dana]]\n- {ago(8)} reply [[dana]] [values-us:: yes]\n"
        f"- {ago(7)} call 30m [[dana]] [got:: introduction to [[lee]]] [got:: a name]\n"
        f"- {ago(6)} busy 3h [[dana]]\n- {ago(90)} call 5h [[dana]]\n- {ago(-2)} call 5h [[dana]]\n"
        f"- [ ] {ago(1)} call 5h [[dana]]\n"
    )
    dana = found["dana"]
    assert (dana.minutes, dana.talks, dana.answers) == (60, 1, 1)
    assert (dana.received, dana.introductions, dana.gets_it) == (2, 1, 1)
    assert "lee" not in found


def test_the_most_hours_come_first_and_those_without_any_are_left_out():
    found = with_(
        f"- {ago(3)} call 10m [[dana]]\n- {ago(3)} call 1h [[lee]]\n- {ago(3)} email [[nw]]\n"
    )
    assert list(found) == ["lee", "dana"]


def test_a_window_that_is_no_whole_number_of_weeks_does_no_harm():
    files = {"headway.toml": "[rules]\nwindow = 10\n", "journal/j.md": f"- {ago(3)} assess 1h\n"}
    weeks = hours_by_week(ledger_of(files), AS_OF, 12)
    assert [week.last for week in weeks] == [AS_OF - timedelta(weeks=n) for n in range(11, -1, -1)]
    assert sum(week.logged for week in weeks) == 1
