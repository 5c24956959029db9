"""The bar of what is left: within its width, the mark at what is wanted."""

from __future__ import annotations

import pytest

from ledger.pages._charts.parts import Caption
from ledger.pages._charts.surviving_bars import (
    ROW_WIDTH,
    WHOLE_WIDTH,
    surviving_bar,
    whole_bar,
)

CAPTION = Caption("a", "b")


@pytest.mark.parametrize(
    ("share", "left"), [(0.0, 0.0), (0.25, 24.0), (1.0, 96.0), (1.5, 96.0), (-0.1, 0.0)]
)
def test_the_bar_is_as_long_as_what_is_left(share, left):
    one = surviving_bar(CAPTION, share, 0.5)
    assert (one.left, one.wanted, one.width) == (left, ROW_WIDTH / 2, ROW_WIDTH)


def test_nothing_is_taken_from_the_whole_bar():
    one = whole_bar(CAPTION, 0.6)
    assert (one.left, one.wanted) == (WHOLE_WIDTH, 600)
