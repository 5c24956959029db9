"""A bar in a row: its width is its share, and what is there can be seen."""

from __future__ import annotations

import pytest

from ledger.pages._charts.parts import Caption
from ledger.pages._charts.row_bar import row_bar


@pytest.mark.parametrize(
    ("value", "top", "width"),
    [
        (5, 10, 50),
        (10, 10, 100),
        (12, 10, 100),
        (0, 10, 0),
        (0, 0, 0),
        (0.001, 10, 0.6),
        (1, 3, 33.3),
    ],
)
def test_the_width_of_a_bar(value, top, width):
    assert row_bar(Caption("key", "Title"), value, top).width == width
