"""What is left without a part, as a bar of the whole."""

from __future__ import annotations

from ledger.pages._charts.parts import Caption
from ledger.value import Value

ROW_WIDTH, ROW_HEIGHT = 96, 10
WHOLE_WIDTH, WHOLE_HEIGHT = 1000, 14


class SurvivingBar(Value, frozen=True):
    """A bar from nothing to all; `left` is how wide what is left is, `wanted` where a mark stands.

    All in the chart's units.
    """

    caption: Caption
    width: int
    height: int
    left: float
    wanted: float


def surviving_bar(caption: Caption, share: float, wanted: float) -> SurvivingBar:
    """The bar of one row: a share that survives, and the least that is wanted."""
    return _bar(caption, ROW_WIDTH, ROW_HEIGHT, share, wanted)


def whole_bar(caption: Caption, wanted: float) -> SurvivingBar:
    """The bar above the table, from which nothing is taken yet."""
    return _bar(caption, WHOLE_WIDTH, WHOLE_HEIGHT, 1.0, wanted)


def _bar(caption: Caption, width: int, height: int, share: float, wanted: float) -> SurvivingBar:
    def place(one: float) -> float:
        return round(min(max(one, 0.0), 1.0) * width, 1)

    return SurvivingBar(caption, width, height, place(share), place(wanted))
