"""Shades of steps by week: the most is the darkest, and nothing is none."""

from __future__ import annotations

import pytest

from ledger.pages._charts.step_grid import grid_row, shade_of


@pytest.mark.parametrize(
    ("amount", "most", "shade"),
    [(0, 100, 0), (1, 100, 1), (20, 100, 1), (21, 100, 2), (50, 100, 3), (81, 100, 5),
     (100, 100, 5), (5, 0, 0)],
)  # fmt: skip
def test_the_shade_of_an_amount(amount, most, shade):
    assert shade_of(amount, most) == shade


def test_a_cell_says_its_number_or_how_many_lines_say_none():
    cells = grid_row([90, 0, 0], [2, 3, 0], 90, ["1h30m", "0m", "0m"])
    assert [(cell.shade, cell.said) for cell in cells] == [(5, "1h30m"), (1, "3×"), (0, "")]
