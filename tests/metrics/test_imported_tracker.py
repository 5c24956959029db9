"""A real tracker of 443 applications gives the figures that its author published about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.envelopes import envelope, run
from tests.support import write_ledger

TRACKER = "jsmith0434-443-applications.csv"
DAY = "2024-10-31"

# Attempts, and the share that led to an interview in percent. Two rows say "Linkedin": the
# author counted them among the others, of which there are 70.
BY_SOURCE = {
    "linkedin": (152 + 2, 1.3),
    "remote-rocketship": (60, 5.0),
    "built-in": (51, 5.9),
    "otta": (51, 3.9),
    "company-website": (42, 2.4),
    "wellfound": (16, 12.5),
}


@pytest.fixture(scope="module")
def imported(shared_data, tmp_path_factory) -> Path:
    root = write_ledger(tmp_path_factory.mktemp("imported"), {})
    result = run("import", "--ledger", root, shared_data / "trackers" / TRACKER)
    assert result.exit_code == 0, result.output
    return root


@pytest.fixture(scope="module")
def taken(imported):
    result = run("metrics", "--ledger", imported, "--as-of", DAY, "--format", "json")
    return envelope(result, "metrics")["metrics"]


@pytest.fixture(scope="module")
def rows(taken):
    return {row["id"]: row for row in taken["channels"]["rows"]}


def total(rows, key: str) -> int:
    return sum(row[key] for row in rows.values())


@pytest.mark.parametrize(("source", "attempts", "percent"), [(k, *v) for k, v in BY_SOURCE.items()])
def test_attempts_by_source_and_the_share_that_led_to_an_interview(rows, source, attempts, percent):
    row = rows[source]
    assert row["attempts"] == row["judged"] == attempts
    assert round(100 * row["converted"] / row["judged"], 1) == percent
    assert row["share_low"] < percent / 100 < row["share_high"]


def test_none_of_the_other_sources_led_to_an_interview(rows):
    others = [row for source, row in rows.items() if source not in BY_SOURCE]
    assert sum(row["attempts"] for row in others) == 70 - 2
    assert sum(row["converted"] for row in others) == 0


def test_the_recruiter_who_wrote_first_is_a_result_without_an_attempt(rows):
    row = rows["recruiter-outreach"]
    assert (row["results"], row["attempts"], row["converted"]) == (1, 0, 0)
    assert total(rows, "results") == 14
    assert total(rows, "converted") == 13


def test_every_row_of_the_file_is_an_attempt_or_the_recruiters(rows):
    assert total(rows, "attempts") + 1 == 443


def test_the_answers_shares(rows):
    attempts, answered = total(rows, "attempts"), total(rows, "answered")
    converted = total(rows, "converted")
    shares = (attempts - answered, answered - converted, converted)
    assert [round(100 * share / attempts) for share in shares] == [72, 25, 3]


def test_no_hours_are_recorded_and_so_no_rate_is_given(rows):
    assert {row["hours"] for row in rows.values()} == {None}
    assert {row["per_10h"] for row in rows.values()} == {None}


def test_papers_to_a_first_round(taken):
    (row,) = taken["conversion"]["rows"]
    assert (row["stage"], row["left"], row["advanced"]) == ("papers → first round", 442, 13)


def test_what_is_young_and_unanswered_is_not_judged_yet(imported):
    result = run("metrics", "channels", "--ledger", imported, "--as-of", "2024-07-10",
                 "--format", "json")  # fmt: skip
    taken = envelope(result, "metrics")["metrics"]["channels"]
    attempts = sum(row["attempts"] for row in taken["rows"])
    assert 0 < taken["n"] < attempts


def test_nothing_else_is_invented(taken):
    assert taken["works"]["value"] == 0
    for name in ("dialogs", "value-received", "face-to-face", "time-use", "follow-through"):
        assert taken[name]["value"] in (None, 0)
