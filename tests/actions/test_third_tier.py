"""What wants doing whenever there is time: busy-work, time off, the weekly look."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from ledger.actions.weekly_review import QUESTIONS, question_for
from tests.actions.advising import actions_of
from tests.metrics.measuring import ago


def journal(rule: str, *lines: str, **more: str):
    return actions_of(rule, {"journal/j.md": "\n".join(lines), **more})


@pytest.mark.parametrize(
    ("goal", "busy", "given"), [(16, 4, 0), (16, 5, 1), (3, 16, 0), (0, 20, 1), (24, 0, 0)]
)
def test_busy_above_its_cap(goal, busy, given):
    lines = [f"- {ago(1)} busy {busy}h fonts"] if busy else []
    found = journal("busy-over-cap", *lines, f"- {ago(2)} assess {goal}h")
    assert len(found) == given
    assert all((one.tier, one.subject) == (3, "") for one in found)


def test_the_largest_item_is_named_by_its_words():
    lines = (
        f"- {ago(1)} busy 3h Fonts",
        f"- {ago(2)} busy 4h the tracker",
        f"- {ago(3)} busy 3h fonts",
        f"- {ago(40)} busy 20h the wall",
        f"- {ago(4)} assess 20h",
        f"- [ ] {ago(4)} busy 20h later",
    )
    (one,) = journal("busy-over-cap", *lines)
    assert one.message == (
        "33% of 30h was busy-work, over the cap of 20%; the largest item is “fonts” (6h)"
    )
    assert one.evidence == ("journal/j.md:3", "journal/j.md:1")


def test_lines_that_begin_with_the_same_word_are_one_item():
    lines = (
        f"- {ago(1)} busy 3h Logo on a mug",
        f"- {ago(2)} busy 4h the tracker, in green",
        f"- {ago(3)} busy 2h a new logo. a tent",
        f"- {ago(4)} assess 20h",
    )
    (one,) = journal("busy-over-cap", *lines)
    assert one.message.endswith("the largest item is “logo” (5h)")
    assert one.line == "- 2026-11-22 review 15m dropped: logo"


def test_the_line_of_busy_work_lowers_its_share():
    lines = [f"- {ago(1)} busy 5h fonts", f"- {ago(2)} assess 16h"]
    (before,) = journal("busy-over-cap", *lines)
    dropped = [*lines, *[before.line] * 16]
    assert journal("busy-over-cap", *dropped) == []


def test_busy_work_is_not_held_against_a_half_logged_month():
    lines = (f"- {ago(1)} busy 10h fonts", f"- {ago(2)} assess 13h")
    assert journal("busy-over-cap", *lines, **{"me.md": "---\nhours: 10\n---\n"}) == []


@pytest.mark.parametrize(
    ("lines", "given"),
    [
        ([f"- {ago(21)} assess 1h", f"- {ago(1)} assess 1h"], 0),
        ([f"- {ago(22)} assess 1h", f"- {ago(1)} assess 1h"], 1),
        ([f"- {ago(22)} assess 1h", f"- {ago(21)} assess 1h"], 0),
        ([f"- {ago(40)} assess 1h", f"- {ago(21)} off", f"- {ago(1)} assess 1h"], 0),
        ([f"- {ago(40)} assess 1h", f"- {ago(22)} off", f"- {ago(1)} assess 1h"], 1),
        ([f"- {ago(40)} assess 1h", f"- {ago(22)} off 2d", f"- {ago(1)} assess 1h"], 0),
        ([f"- {ago(40)} assess 1h", f"- {ago(3)} off 2h", f"- {ago(1)} assess 1h"], 1),
        ([f"- {ago(40)} assess 1h", f"- [ ] {ago(3)} off", f"- {ago(1)} assess 1h"], 1),
        ([f"- {ago(40)} assess 1h", f"- [ ] {ago(-3)} off", f"- {ago(1)} assess 1h"], 0),
        ([f"- {ago(40)} assess 1h", f"- {ago(-3)} off", f"- {ago(1)} assess 1h"], 0),
        ([f"- {ago(40)} life 1h", f"- {ago(1)} life 1h"], 0),
        ([f"- {ago(40)} assess", f"- {ago(1)} assess"], 0),
        ([], 0),
    ],
)
def test_more_than_twenty_one_days_without_a_day_off(lines, given):
    assert len(journal("time-off", *lines)) == given


def test_the_id_of_time_off_holds_until_a_day_is_taken():
    lines = (f"- {ago(40)} assess 1h", f"- {ago(1)} assess 1h")
    files = {"journal/j.md": "\n".join(lines)}
    today, tomorrow = (actions_of("time-off", files, date(2026, 11, day))[0].id for day in (22, 23))
    assert today == tomorrow


@pytest.mark.parametrize(("days", "given"), [(6, 0), (7, 1), (0, 0), (-1, 1)])
def test_the_weekly_look(days, given):
    found = journal("weekly-review", f"- {ago(days)} review 30m", f"- {ago(30)} review 30m")
    assert len(found) == given


def test_the_first_look_waits_for_a_first_week():
    assert journal("weekly-review") == []
    assert journal("weekly-review", f"- {ago(-1)} assess") == []
    assert journal("weekly-review", f"- {ago(6)} assess") == []
    (one,) = journal("weekly-review", f"- {ago(7)} assess")
    assert one.message.startswith("No review yet; this week's question: ")
    assert one.evidence == ()


def test_one_question_a_week_in_turn():
    monday = date(2026, 11, 23)
    weeks = [question_for(monday + timedelta(days=7 * week)) for week in range(5)]
    assert len(set(weeks)) == 5
    assert question_for(monday) == question_for(monday + timedelta(days=6))
    assert {question_for(monday + timedelta(days=7 * week)) for week in range(53)} == set(QUESTIONS)


def test_the_turn_of_the_year_skips_no_question():
    days = [date(2026, 12, 14) + timedelta(days=7 * week) for week in range(7)]
    assert {question_for(day) for day in days} == set(QUESTIONS)
    turns = [QUESTIONS.index(question_for(day)) for day in days]
    assert all((later - turn) % 7 == 1 for turn, later in pairwise(turns))
