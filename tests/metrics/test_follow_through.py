"""M8: held rounds followed up by their deadline, by label, by person, else by order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ledger.metrics.follow_through import deadline
from tests.metrics.measuring import CAMPAIGN, ago, measured, northwind, rows_of

MONDAY = date(2026, 11, 2)
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def taken_of(body: str, **more: str):
    return measured("follow-through", northwind(body, **more))


def days_of(body: str, **more: str) -> list[object]:
    return [row["days"] for row in rows_of(taken_of(body, **more))]


@pytest.mark.parametrize(
    ("held", "due"),
    [("Monday", 1), ("Thursday", 1), ("Friday", 3), ("Saturday", 2), ("Sunday", 1)],
)
def test_the_deadline_is_the_next_working_day(held, due):
    day = MONDAY + timedelta(days=DAYS.index(held))
    assert deadline(day, 1) == day + timedelta(days=due)


def test_two_working_days_and_none():
    assert deadline(date(2026, 11, 5), 2) == date(2026, 11, 9)
    assert deadline(date(2026, 12, 31), 1) == date(2027, 1, 1)
    assert deadline(MONDAY, 0) == MONDAY


@pytest.mark.parametrize(
    ("sent", "in_time"),
    [("2026-11-06", True), ("2026-11-09", True), ("2026-11-10", False), ("2026-11-08", True)],
)
def test_a_round_of_friday_is_answered_in_time_until_monday_night(sent, in_time):
    (row,) = rows_of(taken_of(f"- 2026-11-06 interview 1 [[dana]]\n- {sent} follow-up 1\n"))
    assert row["in_time"] is in_time


@pytest.mark.parametrize(
    ("as_of", "due"), [(date(2026, 11, 6), 0), (date(2026, 11, 9), 0), (date(2026, 11, 10), 1)]
)
def test_a_round_is_due_once_its_deadline_has_passed(as_of, due):
    files = northwind("- 2026-11-06 interview 1 [[dana]]\n- 2026-11-06 follow-up 1\n")
    taken = measured("follow-through", files, as_of)
    assert taken.n == due
    assert (taken.value is None) is not due


def test_nothing_due_is_not_zero():
    taken = taken_of("")
    assert (taken.value, taken.interval, taken.aside) == (None, None, ())
    assert taken.reading == "no round is due yet"


@pytest.mark.parametrize(
    "line", [f"- [ ] {ago(9)} interview 1 [[dana]]\n", f"- {ago(-2)} interview 1 [[dana]]\n"]
)
def test_a_round_that_was_not_held_counts_for_nothing(line):
    assert taken_of(line).n == 0


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("follow-up 1", 1),
        ("follow-up 1 [[lee]]", 1),
        ("follow-up [[dana]]", 1),
        ("thanks [[dana]]", 1),
        ("follow-up", 1),
        ("follow-up 2", None),
        ("follow-up 2 [[dana]]", None),
        ("follow-up [[lee]]", None),
        ("email [[dana]]", None),
        ("reply [[dana]]", None),
    ],
)
def test_by_label_by_person_or_by_order(line, days):
    body = f"- {ago(10)} interview 1 [[dana]]\n- {ago(9)} {line}\n"
    assert days_of(body) == [days]


def test_a_follow_up_is_dated_on_the_round_or_after_and_done():
    body = f"- {ago(10)} interview 1 [[dana]]\n"
    assert days_of(body + f"- {ago(10)} follow-up 1\n") == [0]
    assert days_of(body + f"- {ago(11)} follow-up 1\n") == [None]
    assert days_of(body + f"- [ ] {ago(9)} follow-up 1\n") == [None]
    assert days_of(body + f"- {ago(0)} follow-up 1\n") == [10]
    assert days_of(body + f"- {ago(-1)} follow-up 1\n") == [None]


def test_a_round_that_names_nobody_is_answered_by_order():
    assert days_of(f"- {ago(10)} interview\n- {ago(9)} follow-up [[dana]]\n") == [1]


def test_by_order_the_round_held_last_is_meant():
    body = (
        f"- {ago(20)} interview 1 [[dana]]\n- {ago(10)} interview 2 [[lee]]\n- {ago(9)} follow-up\n"
    )
    assert days_of(body) == [None, 1]


def test_a_follow_up_in_their_own_file_counts_unless_it_serves_another_campaign():
    body = f"- {ago(10)} interview 1 [[dana]]\n"
    other = {"campaigns/b.md": CAMPAIGN}
    assert days_of(body, **{"contacts/dana.md": f"- {ago(9)} follow-up\n"}) == [1]
    assert days_of(body, **other, **{"contacts/dana.md": f"- {ago(9)} follow-up [[b]]\n"}) == [None]


def test_parallel_rounds_are_each_answered_for_themselves():
    body = (
        f"- {ago(12)} interview 2a [[dana]]\n- {ago(11)} follow-up 2a [[dana]]\n"
        f"- {ago(10)} interview 2b [[lee]]\n- {ago(4)} follow-up [[lee]]\n"
    )
    rows = rows_of(taken_of(body))
    assert [(row["round"], row["days"], row["in_time"]) for row in rows] == [
        ("2a", 1, True), ("2b", 6, False),
    ]  # fmt: skip


def test_a_round_with_two_people_is_answered_by_a_word_to_one():
    body = f"- {ago(10)} interview 1 [[dana]] [[lee]]\n- {ago(9)} thanks [[lee]]\n"
    assert days_of(body) == [1]


def test_rounds_are_answered_in_their_own_episode():
    text = CAMPAIGN.replace(
        "researching\n", f"researching\n  - {ago(50)} rejected\n  - {ago(20)} reopened\n"
    )
    body = f"- {ago(60)} interview 1 [[dana]]\n- {ago(10)} interview 1 [[dana]]\n"
    body += f"- {ago(9)} follow-up 1\n"
    files = northwind(**{"campaigns/nw.md": text + body})
    assert [row["days"] for row in rows_of(measured("follow-through", files))] == [None, 1]


@pytest.mark.parametrize(
    ("gaps", "said"),
    [
        ([1], "median 1 day"), ([1, 3], "median 2 days"), ([1, 2], "median 1.5 days"),
        ([0, 0, 5], "median 0 days"), ([1, None], "median never"), ([None], "median never"),
        ([1, 1, None], "median 1 day"),
    ],
)  # fmt: skip
def test_the_median_counts_never_as_infinite(gaps, said):
    body = ""
    for number, gap in enumerate(gaps, start=1):
        body += f"- {ago(30 - number)} interview {number} [[dana]]\n"
        if gap is not None:
            body += f"- {ago(30 - number - gap)} follow-up {number}\n"
    assert taken_of(body).aside[0] == said


@pytest.mark.parametrize(
    ("issue", "answer", "addressed"),
    [
        ("[issue:: no licensing]", "[addresses:: no licensing]", 1),
        ("[issue:: no licensing]", "[addresses:: No Licensing work]", 1),
        ("[issue:: no licensing]", "[addresses:: notice]", 0),
        ("[issue:: no licensing]", "", 0),
        ("[issue:: a] [issue:: no licensing]", "[addresses:: no licensing]", 1),
        ("[issue:: no licensing]", "[addresses:: ]", 0),
    ],
)
def test_the_share_whose_follow_up_addresses_an_open_issue(issue, answer, addressed):
    body = f"- {ago(10)} interview 1 [[dana]] {issue}\n- {ago(9)} follow-up 1 {answer}\n"
    assert taken_of(body).aside[1].startswith(f"{addressed} of 1 rounds with an open issue")


def test_no_issue_noted_is_not_zero():
    assert taken_of(f"- {ago(10)} interview 1\n").aside[1] == (
        "no open issue was noted in these rounds"
    )


@pytest.mark.parametrize(
    ("rounds", "interval", "reading"),
    [(4, False, "4 of 4 rounds"), (5, True, "5 of 5 (100%; 57% to 100%) rounds"),
     (20, True, "20 of 20 (100%; 84% to 100%) rounds")],
)  # fmt: skip
def test_below_five_counts_only(rounds, interval, reading):
    body = "".join(
        f"- {ago(50 - n)} interview {n} [[dana]]\n- {ago(50 - n)} follow-up {n}\n"
        for n in range(1, rounds + 1)
    )
    taken = taken_of(body)
    assert (taken.interval is not None) is interval
    assert taken.reading.startswith(reading)
    assert taken.verdict is None


def test_the_deadline_is_a_setting():
    body = f"- {ago(10)} interview 1 [[dana]]\n- {ago(6)} follow-up 1\n"
    settings = {"headway.toml": "[rules]\nfollow-up-business-days = 5\n"}
    assert (taken_of(body).k, taken_of(body, **settings).k) == (0, 1)
