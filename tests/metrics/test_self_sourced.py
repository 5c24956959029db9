"""M13: what is self-sourced of all, and the cover of the number."""

from __future__ import annotations

import pytest

from ledger.metrics import Measurement, Verdict
from tests.metrics.measuring import ago, measured, row_of, rows_of

PLAIN = (
    "[rules]\nprobability-weight = 1000000\n"
    "[pipelines.client.stages]\nproposed = { probability = 0.5 }\n"
)
DAY = "2026-12-31"


def open_(value: str, origin: str = "self", closes: str = DAY, stage: str = "proposed") -> str:
    keys = f"origin: {origin}\n" if origin else ""
    keys += f"value: {value}\n" if value else ""
    keys += f"closes: {closes}\n" if closes else ""
    return f"---\n{keys}stages:\n  - {ago(20)} {stage}\n---\n"


def won(value: str, origin: str = "self", day: str = ago(30)) -> str:
    return f"---\norigin: {origin}\nvalue: {value}\nstages:\n  - {day} engaged\n---\n"


def taken(*campaigns: str, number: str = f"100k by {DAY}", settings: str = PLAIN) -> Measurement:
    stated = f"number: {number}\n" if number else ""
    files = {f"campaigns/c{at}.md": text for at, text in enumerate(campaigns)}
    me = f"---\npipeline: client\n{stated}---\n"
    return measured("self-sourced", {"me.md": me, "headway.toml": settings, **files})


def test_the_share_is_of_p_times_value():
    one = taken(open_("60k"), open_("40k", "given"), number="")
    assert one.value == pytest.approx(0.6)
    assert (one.k, one.n, one.interval, one.verdict) == (None, None, None, None)
    assert one.reading == "60% of what is open, weighted by its chance, is self-sourced"
    assert one.aside == ("no number in me.md, so no cover",)
    assert [row["cover"] for row in rows_of(one)] == [None, None]


def test_without_any_origin_the_share_is_not_recorded_and_no_zero():
    one = taken(open_("60k", ""), open_("40k", ""), number="")
    assert one.value is None
    assert one.reading == "nothing open says its `origin`"
    assert "some of it has no `origin` recorded" in one.aside


def test_the_cover_is_what_was_won_and_what_closes_in_the_period():
    one = taken(won("40k"), open_("60k"), open_("20k", closes="2027-01-01"), won("5k", "given"))
    own = row_of(one, "origin", "self")
    assert (own["won"], own["weighted"], own["closing"]) == pytest.approx(
        (40_000, 40_000, 30_000), rel=1e-4
    )
    assert own["cover"] == pytest.approx(0.7, rel=1e-4)
    assert row_of(one, "origin", "given")["cover"] == pytest.approx(0.05)
    assert one.value == 1
    assert one.aside == ("what was given covers 5% more: 75% with everything",)


def test_the_bottom_line_of_the_second_story():
    one = taken(
        won("71k"), won("9k", "given"), open_("62k"), open_("8k", "given"), number=f"120k by {DAY}"
    )
    assert row_of(one, "origin", "self")["cover"] == pytest.approx(0.85, abs=1e-4)
    assert "self-sourced business covers 85% of 120,000: 71,000 won, 31,000" in one.reading
    assert one.aside[0].endswith("96% with everything")
    assert one.verdict is Verdict.ATTENTION


@pytest.mark.parametrize(
    ("self_won", "given", "verdict"),
    [("100k", "0", Verdict.GOOD), ("99k", "50k", Verdict.ATTENTION), ("120k", "1k", Verdict.GOOD)],
)
def test_good_is_all_of_it_from_self_alone(self_won, given, verdict):
    assert taken(won(self_won), won(given, "given")).verdict is verdict


def test_the_chance_gives_way_to_the_own_record():
    lost = f"---\nvalue: 1k\nstages:\n  - {ago(60)} proposed\n  - {ago(50)} lost\n---\n"
    one = taken(open_("110k"), *[lost] * 1, settings=PLAIN.replace("1000000", "10"))
    assert row_of(one, "origin", "self")["weighted"] == pytest.approx(110_000 * 5 / 11)


@pytest.mark.parametrize(
    ("day", "counts"),
    [("2026-01-01", True), ("2025-12-31", False), ("2026-11-22", True), ("2026-11-23", False)],
)
def test_a_win_counts_in_the_year_up_to_the_day_of_the_number(day, counts):
    one = taken(won("40k", day=day), open_("10k"))
    assert row_of(one, "origin", "self")["won"] == (40_000 if counts else 0)


def test_the_period_is_a_setting_that_no_number_drives_out_of_reach():
    for days, expected in ((30, 0), (1_000_000, 40_000)):
        one = taken(
            won("40k", day=ago(30)), open_("1k"), settings=f"[rules]\nnumber-period = {days}\n"
        )
        assert row_of(one, "origin", "self")["won"] == expected


def test_a_number_without_a_day_takes_everything():
    one = taken(won("40k", day="2020-01-01"), open_("20k", closes=""), number="100k")
    assert row_of(one, "origin", "self")["cover"] == pytest.approx(0.5, abs=1e-4)


def test_without_closes_nothing_is_known_to_close():
    one = taken(open_("20k", closes=""), open_("20k"))
    assert row_of(one, "origin", "self")["closing"] == pytest.approx(10_000)
    assert one.aside[-1] == "1 campaign open without `closes`, so not in the cover"


def test_what_is_not_recorded_is_left_out_and_said():
    undated = "---\norigin: self\nvalue: 5k\nstage: engaged\n---\n"
    one = taken(
        open_(""), open_("20k", ""), open_("10k", "Self"), open_("10k", "marketing"), undated
    )
    assert row_of(one, "origin", None)["weighted"] == pytest.approx(15_000)
    assert row_of(one, "origin", "self")["weighted"] == pytest.approx(5_000)
    assert one.aside[1:] == (
        "some of it has no `origin` recorded",
        "1 campaign without a `value`, left out",
        "1 campaign won without a day, left out",
    )


def test_amounts_are_added_up_in_one_currency():
    one = taken(
        open_("20k EUR"), open_("20k"), open_("20k USD"), open_("€20k"), number=f"100k EUR by {DAY}"
    )
    assert row_of(one, "origin", "self")["weighted"] == pytest.approx(30_000)
    assert one.aside[-1] == "1 campaign without a `value` in EUR, left out"
    assert "covers 30% of 100,000 EUR" in one.reading


def test_the_commonest_currency_is_the_ledgers_own_where_the_number_names_none():
    one = taken(open_("20k USD"), open_("20k USD"), open_("20k EUR"), number="")
    assert row_of(one, "origin", "self")["weighted"] == pytest.approx(20_000)


@pytest.mark.parametrize("campaigns", [(), (open_(""),), ("---\norigin: self\nvalue: 5k\n---\n",)])
def test_nothing_recorded_is_no_cover_of_zero(campaigns):
    one = taken(*campaigns)
    assert (one.value, one.verdict, one.rows, one.evidence) == (None, None, (), ())
    assert one.reading == "nothing open with a value and a chance"


def test_a_number_of_nothing_has_no_cover():
    assert taken(open_("20k"), number="0").verdict is None


def test_what_is_lost_or_parked_counts_for_nothing():
    for end in ("lost", "parked"):
        text = open_("20k").replace("proposed\n", f"proposed\n  - {ago(2)} {end}\n")
        assert taken(text).value is None


def test_a_stage_line_of_tomorrow_wins_nothing_today():
    text = open_("20k").replace("proposed\n", f"proposed\n  - {ago(-1)} engaged\n")
    own = row_of(taken(text), "origin", "self")
    assert (own["won"], own["weighted"]) == (0, pytest.approx(10_000))


def test_every_figure_leads_to_its_lines():
    one = taken(open_("20k"))
    assert one.evidence == (
        "campaigns/c0.md:6", "campaigns/c0.md:2", "campaigns/c0.md:3", "campaigns/c0.md:4",
    )  # fmt: skip
