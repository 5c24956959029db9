"""The arithmetic of M7: the vectors of its definition, and what holds of every book."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.metrics._probability import shrunk
from ledger.metrics._survival import (
    any_win,
    any_win_without,
    expected,
    expected_without,
    survival,
)

JOBS = [
    # chances, P, P without the first, survival
    ((0.5, 0.2, 0.1, 0.05, 0.05), 0.6751, 0.3502, 0.5187),
    ((0.25, 0.2, 0.15, 0.1, 0.05, 0.05), 0.5858, None, 0.7643),
    ((0.5, 0.18, 0.05), 0.6105, 0.221, 0.362),
    ((0.3,), 0.3, 0.0, 0.0),
    ((1.0, 0.5), 1.0, 0.5, 0.5),
]
CLIENTS = [
    ((60, 25, 25, 18, 12, 40), (0.5, 0.3, 0.3, 0.2, 0.1, 0.1), 53.8, 23.8, 0.4424),
]

chances = st.lists(st.floats(0, 1), min_size=1, max_size=12)
weights = st.lists(st.floats(0, 1e9), min_size=1, max_size=12)


@pytest.mark.parametrize(("p", "whole", "left", "share"), JOBS)
def test_jobs(p, whole, left, share):
    without = any_win_without(p)
    assert any_win(p) == pytest.approx(whole, abs=0.00005)
    assert left is None or without[0] == pytest.approx(left, abs=0.00005)
    assert survival(min(without), any_win(p)) == pytest.approx(share, abs=0.00005)


@pytest.mark.parametrize(("values", "p", "whole", "left", "share"), CLIENTS)
def test_clients(values, p, whole, left, share):
    weighted = [one * value for one, value in zip(p, values, strict=True)]
    assert expected(weighted) == pytest.approx(whole)
    assert min(expected_without(weighted)) == pytest.approx(left)
    assert survival(left, whole) == pytest.approx(share, abs=0.00005)


@pytest.mark.parametrize(
    ("wins", "ended", "p0", "p"),
    [(2, 5, 1 / 16, 0.175), (0, 0, 0.18, 0.18), (0, 1, 0.18, 1.8 / 11), (5, 5, 0, 1 / 3)],
)
def test_shrinking(wins, ended, p0, p):
    assert shrunk(wins, ended, p0, 10) == pytest.approx(p)


def test_nothing_to_lose_has_no_survival():
    assert (any_win([]), expected([]), any_win_without([]), expected_without([])) == (0, 0, [], [])
    assert survival(0, 0) is None


@given(chances)
def test_without_each_is_the_product_of_the_others(p):
    for at, left in enumerate(any_win_without(p)):
        assert left == pytest.approx(any_win([*p[:at], *p[at + 1 :]]), abs=1e-12)
        assert left <= any_win(p) + 1e-12


@given(chances, weights)
def test_survival_is_a_share(p, weighted):
    for left, whole in (
        *((one, any_win(p)) for one in any_win_without(p)),
        *((one, expected(weighted)) for one in expected_without(weighted)),
    ):
        share = survival(left, whole)
        assert share is None or 0 <= share <= 1


@given(chances)
def test_the_likeliest_is_the_one_whose_loss_hurts_most(p):
    without = any_win_without(p)
    assert min(without) == pytest.approx(without[p.index(max(p))], abs=1e-12)
