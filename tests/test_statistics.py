"""Intervals against published vectors, against first principles, and against SciPy."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.statistics import excludes, garwood, median, poisson_cdf, wilson

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
