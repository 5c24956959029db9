"""Maya's twenty-six weeks again: whom she chased, who answered her, and who spoke for her.

Week 1 begins on 2026-05-25; week N ends on the Sunday that `sunday(N)` gives.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from ledger.metrics import Measurement, all_metrics
from ledger.model.ledger import Ledger
from ledger.readers import read_ledger
from tests.metrics.measuring import row_of, rows_of

FIRST_MONDAY = date(2026, 5, 25)
END = date(2026, 11, 22)
INTRODUCED_BY = {"ines-bakker": 4, "prof-adair": 2, "joel-tamm": 1}


@pytest.fixture(scope="module")
def ledger(job_search: Path) -> Ledger:
    return read_ledger(job_search).ledger


def sunday(week: int) -> date:
    return FIRST_MONDAY + timedelta(days=7 * week - 1)


def taken(ledger: Ledger, name: str, day: date) -> Measurement:
    return next(one for one in all_metrics() if one.name == name).measure(ledger, day)


@pytest.mark.parametrize(
    ("day", "asks", "chased"),
    [
        (date(2026, 7, 21), 2, False),
        (date(2026, 7, 22), 3, True),  # the day on which she snoozed the warning
        (date(2026, 7, 23), 3, True),  # a fourth one hides nothing
        (date(2026, 7, 30), 4, True),
    ],
)
def test_northquay_was_chased_after_the_third_ask(ledger, day, asks, chased):
    row = row_of(taken(ledger, "chasing", day), "id", "northquay")
    assert (row["asks"], row["chased"], row["fit"], row["values_us"]) == (asks, chased, "low", None)


def test_five_of_eight_asks_had_gone_to_northquay_before_she_stopped(ledger):
    index = taken(ledger, "chasing", date(2026, 7, 30))
    assert (index.k, index.n) == (5, 8)
    assert taken(ledger, "chasing", date(2026, 7, 31)).k == 0


def test_northquay_wanted_entertainment_licensing_and_fitted_badly(ledger):
    row = row_of(taken(ledger, "fit", sunday(7)), "id", "northquay")
    assert (row["fit"], row["level"]) == (0.25, "low")
    assert "entertainment licensing" in str(row["gaps"])


def test_eleven_people_engaged_in_depth_and_seven_were_of_hospitals(ledger):
    answers = taken(ledger, "resonance", sunday(13))
    people = {row["segment"]: row["people"] for row in rows_of(answers)}
    assert people == {"hospital-system privacy": 7, "fintech counsel": 3, None: 1}
    assert [row["segment"] for row in rows_of(answers) if row["declared"]] == ["fintech counsel"]
    emergent = [row["segment"] for row in rows_of(answers) if row["emergent"]]
    assert emergent == ["hospital-system privacy"]


def test_the_meetup_was_to_leave_and_the_section_to_stay_in(ledger):
    rows = {row["id"]: row for row in rows_of(taken(ledger, "groups", END))}
    meetup, section = rows["fintech-meetup"], rows["health-law-section"]
    assert (meetup["rated"], meetup["all_three"]) == (14, 0)
    assert str(meetup["verdict"]).startswith("leave unless")
    assert (section["rated"], section["all_three"], section["verdict"]) == (16, 9, "stay")


def test_twenty_were_listed_twelve_approached_and_nine_reached(ledger):
    funnel = taken(ledger, "advocates", sunday(18))
    assert (funnel.value, funnel.n) == (20, 20)
    assert "12 planned, 12 approached, 9 acquainted" in funnel.aside[0]


def test_three_of_them_made_seven_introductions(ledger):
    funnel = taken(ledger, "advocates", END)
    rows = rows_of(funnel)
    counts = {row["id"]: row["introductions"] for row in rows if row["introductions"]}
    assert counts == INTRODUCED_BY
    assert funnel.aside[1] == "7 introductions, 5 conversations, 2 decision-makers"


def test_the_job_came_of_it_and_it_is_too_early_for_a_verdict(ledger):
    funnel = taken(ledger, "advocates", END)
    assert funnel.reading.startswith("yes, significant business has come of it: 1 campaign won")
    assert funnel.verdict is None  # 78 days after the first name
    assert row_of(funnel, "id", "ines-bakker")["won"] == 168_000


def test_health_regulatory_was_wanted_by_four_of_five_targets(ledger):
    before = taken(ledger, "fit", date(2026, 10, 8)).aside[0]
    assert before == ("gap: health regulatory, needed by 4 of 5 targets, offered at level 0 of 2")
    after = taken(ledger, "fit", date(2026, 10, 9))  # demonstrated, in week 20
    assert not any("health regulatory" in line for line in after.aside)
    assert sunday(19) < date(2026, 10, 9) <= sunday(20)


def test_she_built_it_for_twenty_two_hours(ledger):
    skill = ledger.find("health-regulatory")
    learnt = [one for one in ledger.entries_with(skill) if one.kind.name == "learn"]
    assert sum(one.minutes for one in learnt) == 22 * 60
    assert all(sunday(16) < one.date <= sunday(20) for one in learnt)


def test_st_brannoc_needed_what_she_offers(ledger):
    row = row_of(taken(ledger, "fit", END), "id", "st-brannoc")
    assert (row["fit"], row["level"], row["values_us"], row["gaps"]) == (1, "high", True, "")


def test_she_knew_who_decides_at_all_four_that_remained(ledger):
    known = taken(ledger, "decision-makers", date(2026, 11, 7))
    assert (known.k, known.n) == (4, 4)


def test_four_of_five_dreams_had_everything_behind_them(ledger):
    dreams = taken(ledger, "dream-list", END)
    assert (dreams.k, dreams.n) == (4, 5)
    assert row_of(dreams, "id", "larch-hill-childrens")["incumbent"] is False
