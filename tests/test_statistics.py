"""Intervals against published vectors, against first principles, and against SciPy."""

from __future__ import annotations

import math
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.statistics import (
    _Z95,
    Stay,
    excludes,
    garwood,
    kaplan_meier,
    kaplan_meier_median,
    median,
    poisson_cdf,
    wilson,
)

WILSON = [
    (0, 5, 0.0000, 0.4345), (0, 10, 0.0000, 0.2775), (0, 40, 0.0000, 0.0876),
    (1, 5, 0.0362, 0.6245), (3, 5, 0.2307, 0.8824), (1, 40, 0.0044, 0.1288),
    (4, 11, 0.1517, 0.6462), (5, 14, 0.1634, 0.6124), (8, 8, 0.6756, 1.0),
    (2, 180, 0.0031, 0.0396), (0, 300, 0.0000, 0.0126),
]  # fmt: skip

# Events, hours, and per 10 hours: low, rate, high.
GARWOOD = [
    (0, 20, 0.0, 0.0, 1.844), (1, 60, 0.004, 0.167, 0.929), (2, 64, 0.038, 0.312, 1.129),
    (4, 31, 0.352, 1.290, 3.304), (6, 22, 1.001, 2.727, 5.936),
]  # fmt: skip


@pytest.mark.parametrize(("k", "n", "low", "high"), WILSON)
def test_wilson(k, n, low, high):
    assert wilson(k, n) == pytest.approx((low, high), abs=0.00005)


@pytest.mark.parametrize(("events", "hours", "low", "rate", "high"), GARWOOD)
def test_garwood(events, hours, low, rate, high):
    assert garwood(events, hours, 10) == pytest.approx((low, high), abs=0.0005)
    assert 10 * events / hours == pytest.approx(rate, abs=0.0006)


def test_nothing_tried_has_no_interval():
    assert wilson(0, 0) is None
    assert garwood(0, 0) is None
    assert garwood(3, 0) is None


@given(st.integers(0, 400), st.integers(0, 400))
def test_wilson_lies_about_its_share_and_within_one(k, more):
    n = k + more
    if n:
        low, high = wilson(k, n)
        assert 0 <= low <= k / n <= high <= 1
        assert wilson(more, n) == pytest.approx((1 - high, 1 - low))


@given(st.integers(0, 200), st.floats(0.1, 1_000))
def test_garwood_is_where_the_tails_hold_two_and_a_half_percent(events, hours):
    low, high = (limit * hours for limit in garwood(events, hours))
    assert low <= events <= high
    assert poisson_cdf(events, high) == pytest.approx(0.025, rel=1e-6)
    if events:
        assert 1 - poisson_cdf(events - 1, low) == pytest.approx(0.025, rel=1e-6)


def test_the_interval_per_hour_scales_with_what_it_is_told_per():
    assert garwood(4, 31, 10) == pytest.approx(tuple(10 * limit for limit in garwood(4, 31)))


@pytest.mark.parametrize(
    ("events", "mean", "share"), [(-1, 3, 0), (0, 0, 1), (5, 0, 1), (0, 1, math.exp(-1))]
)
def test_the_edges_of_the_poisson_distribution(events, mean, share):
    assert poisson_cdf(events, mean) == pytest.approx(share)


@given(st.integers(0, 300), st.floats(0.01, 300))
def test_against_scipy(events, mean):
    stats = pytest.importorskip("scipy.stats", reason="SciPy is not installed")
    assert poisson_cdf(events, mean) == pytest.approx(stats.poisson.cdf(events, mean), abs=1e-9)
    low, high = garwood(events, mean)
    assert low * mean == pytest.approx(stats.chi2.ppf(0.025, 2 * events) / 2 if events else 0)
    assert high * mean == pytest.approx(stats.chi2.ppf(0.975, 2 * events + 2) / 2)
    trials = events + round(mean) + 1
    theirs = stats.binomtest(events, trials).proportion_ci(method="wilson")
    assert wilson(events, trials) == pytest.approx((theirs.low, theirs.high))


@pytest.mark.parametrize(
    ("interval", "value", "answer"),
    [
        ((0.2, 0.4), 0.1, True), ((0.2, 0.4), 0.5, True), ((0.2, 0.4), 0.3, False),
        ((0.2, 0.4), 0.2, False), ((0.2, 0.4), 0.4, False), (None, 0.5, False),
    ],
)  # fmt: skip
def test_excludes(interval, value, answer):
    assert excludes(interval, value) is answer


INFINITE = math.inf


@pytest.mark.parametrize(
    ("values", "middle"),
    [
        ([], None), ([3], 3), ([5, 1, 3], 3), ([4, 1, 3, 2], 2.5), ([1, INFINITE, 2], 2),
        ([1, INFINITE, INFINITE], INFINITE), ([1, INFINITE], INFINITE),
        ([INFINITE, INFINITE], INFINITE), ([1, 2, 3, INFINITE], 2.5),
    ],
)  # fmt: skip
def test_medians_with_infinities(values, middle):
    before = list(values)
    assert median(values) == middle
    assert values == before


# Weeks in remission of 21 children on 6-MP, those still in it with a +, and of 21 on a placebo:
# E. J. Freireich and others, Blood 21 (1963), 699-716, the textbook case of a product limit.
MERCAPTOPURINE = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
PLACEBO = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"


def stays_of(typed: str) -> list[Stay]:
    return [Stay(float(one.rstrip("+")), not one.endswith("+")) for one in typed.split()]


def test_kaplan_meier_of_the_textbook():
    lengths, shares = zip(*kaplan_meier(stays_of(MERCAPTOPURINE)), strict=True)
    assert lengths == (6, 7, 10, 13, 16, 22, 23)
    published = (0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448)
    assert shares == pytest.approx(published, abs=0.0005)
    assert kaplan_meier_median(stays_of(MERCAPTOPURINE)) == 23
    assert kaplan_meier_median(stays_of(PLACEBO)) == 8


@pytest.mark.parametrize(
    ("typed", "middle"),
    [
        ("", None), ("5+", None), ("5", 5), ("0", 0), ("3 5+", 3), ("3+ 5", 5), ("1 2 3 4", 2),
        ("1 2+ 3 4+ 5+ 6+", None), ("2 2 2 9+ 9+ 9+", 2), ("5 5+", 5),
    ],
)  # fmt: skip
def test_medians_of_stays(typed, middle):
    assert kaplan_meier_median(stays_of(typed)) == middle


@given(st.lists(st.integers(0, 30), min_size=1, max_size=40))
def test_without_what_goes_on_it_is_the_share_that_lasted_longer(lengths):
    steps = kaplan_meier(Stay(one, True) for one in lengths)
    for length, share in steps:
        assert share == pytest.approx(sum(one > length for one in lengths) / len(lengths))
    ordered = sorted(lengths)
    assert (
        kaplan_meier_median(Stay(one, True) for one in lengths)
        == ordered[(len(lengths) + 1) // 2 - 1]
    )


@given(st.lists(st.tuples(st.integers(0, 20), st.booleans()), min_size=1, max_size=40))
def test_kaplan_meier_against_scipy(typed):
    stats = pytest.importorskip("scipy.stats", reason="SciPy is not installed")
    ended = [length for length, over in typed if over]
    going = [length for length, over in typed if not over]
    theirs = stats.ecdf(stats.CensoredData(uncensored=ended, right=going)).sf
    steps = kaplan_meier(Stay(length, over) for length, over in typed)
    assert [length for length, _ in steps] == sorted(set(ended))
    for length, share in steps:
        assert share == pytest.approx(theirs.evaluate(length), abs=1e-12)


def test_the_quantile_behind_an_interval_of_95_percent() -> None:
    assert NormalDist().inv_cdf(0.975) == _Z95
