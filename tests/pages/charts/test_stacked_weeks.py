"""Columns of stacked weeks: parts on one another, inside the box, on one scale."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ledger.pages._charts.parts import Caption
from ledger.pages._charts.stacked_weeks import HEIGHT, Part, StackedWeek, stacked_weeks

CAPTION = Caption("key", "Title", "Description")


def week(*amounts: float, planned: float | None = None) -> StackedWeek:
    parts = tuple(Part(f"p{at}", amount, "t") for at, amount in enumerate(amounts))
    return StackedWeek("5 Jul", parts, "x", planned)


@pytest.mark.parametrize("count", [0, 1, 5, 12, 200])
def test_columns_stand_side_by_side_within_the_width(count):
    chart = stacked_weeks(CAPTION, [week(at % 7, 3) for at in range(count)])
    assert len(chart.columns) == count
    for one in chart.columns:
        assert one.left >= 0
        assert one.left + one.width <= 100.1
        assert one.left <= one.middle <= one.left + one.width + 0.1
    for one, later in pairwise(chart.columns):
        assert one.left + one.width <= later.left + 0.1


def test_parts_stand_on_one_another_from_the_base():
    chart = stacked_weeks(CAPTION, [week(10, 0, 5, 2), week(40)])
    blocks = chart.columns[0].blocks
    assert [block.name for block in blocks] == ["p0", "p2", "p3"]
    assert blocks[0].y + blocks[0].height == chart.base
    for below, above in pairwise(blocks):
        assert above.y + above.height == pytest.approx(below.y)
    assert blocks[0].height == pytest.approx(2 * blocks[1].height, abs=0.2)


def test_all_columns_and_what_was_planned_share_one_scale():
    chart = stacked_weeks(CAPTION, [week(10, planned=40), week(20, planned=40)])
    first, second = (column.blocks[0] for column in chart.columns)
    assert second.height == pytest.approx(2 * first.height, abs=0.2)
    assert chart.columns[0].planned == chart.columns[1].planned
    assert chart.base - chart.columns[0].planned == pytest.approx(4 * first.height, abs=0.4)


@pytest.mark.parametrize("hours", [0, 1, 30, 36, 37, 38, 39, 40])
def test_the_mark_of_the_plan_never_runs_through_the_number_above_a_column(hours):
    column = stacked_weeks(CAPTION, [week(hours, planned=38), week(40)]).columns[0]
    letters = range(int(column.said_at) - 8, int(column.said_at) + 1)
    assert int(column.planned) not in letters
    assert 0 < column.said_at - 10 < column.said_at < HEIGHT


def test_a_week_without_hours_has_no_block_and_no_mark():
    column = stacked_weeks(CAPTION, [week(0, 0)]).columns[0]
    assert column.blocks == ()
    assert column.planned is None
