"""Dots on their intervals: one scale for all rows, and nothing beyond it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ledger.pages._charts.interval_axis import interval_row, reach, scale_to, share_scale
from ledger.pages._charts.parts import Caption
from ledger.wording import number

CAPTION = Caption("key", "Title", "Description")


@pytest.mark.parametrize("longest", [0.004, 0.3, 1.0, 1.844, 4.9, 5.0, 7.3, 28.0, 1e6])
def test_a_scale_reaches_its_longest_in_two_to_six_round_steps(longest):
    scale = scale_to(longest, CAPTION, number)
    assert longest <= scale.top * (1 + 1e-9)
    assert scale.top <= 2 * longest
    assert 2 <= len(scale.ticks) <= 6
    assert (scale.ticks[0].at, scale.ticks[-1].at) == (0, 100)
    assert all(later.at > one.at for one, later in pairwise(scale.ticks))


def test_steps_are_said_in_round_numbers():
    assert [tick.label for tick in scale_to(4.2, CAPTION, number).ticks] == list("012345")
    assert [tick.label for tick in scale_to(11.2, CAPTION, number).ticks] == ["0", "5", "10", "15"]


def test_a_row_stands_where_its_numbers_are():
    scale = scale_to(10, CAPTION, number)
    row = interval_row(CAPTION, scale, (1, 8), 2.5, "worse")
    assert (row.low, row.at, row.high, row.goes_on, row.tone) == (10, 25, 80, False, "worse")


def test_an_interval_that_leaves_the_scale_is_cut_and_says_so():
    row = interval_row(CAPTION, scale_to(5, CAPTION, number), (0, 31), 9)
    assert (row.low, row.at, row.high, row.goes_on) == (0, 100, 100, True)


def test_shares_run_from_none_to_all_with_what_they_are_held_against():
    scale = share_scale(CAPTION, [(0.33, "33%")])
    assert [tick.label for tick in scale.ticks] == ["0%", "25%", "50%", "75%", "100%"]
    assert [(mark.at, mark.label) for mark in scale.marks] == [(33, "33%")]
    assert interval_row(CAPTION, scale, (0.25, 1.0), 0.5).at == 50


def test_one_row_with_little_behind_it_does_not_press_the_others_into_a_corner():
    assert reach([0.5, 0.6], [1.5, 60.0]) == pytest.approx(4.8)
    assert reach([0.5, 0.6], [1.5, 2.0]) == 2.0
    assert reach([0.0, 0.0], [1.5, 14.8]) == 14.8
    assert reach([], []) == 1.0
