"""A value as a dot on its interval, in the row of a table."""

from __future__ import annotations

from ledger.pages._charts.parts import Caption
from ledger.value import Value

WIDTH, HEIGHT = 150, 14
_EDGE = 4


class IntervalDot(Value, frozen=True):
    """A value with its interval on a scale that all rows share; all in the chart's units."""

    caption: Caption
    low: float
    high: float
    at: float
    width: int = WIDTH
    height: int = HEIGHT


def interval_dot(
    caption: Caption, interval: tuple[float, float], value: float, top: float
) -> IntervalDot:
    """A value and its interval between zero and `top`, cut off where they leave the scale."""

    def place(one: float) -> float:
        share = min(max(one / top, 0.0), 1.0)
        return round(_EDGE + share * (WIDTH - 2 * _EDGE), 1)

    return IntervalDot(caption, place(interval[0]), place(interval[1]), place(value))
