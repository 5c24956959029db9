"""Values as dots on their intervals, a row each, all on one scale with an axis.

Everything across is told in percent of the width that the page gives, so that the words of
an axis keep their size on any screen; names and numbers stand beside it as text.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from ledger.pages._charts.parts import Caption, Tick
from ledger.value import Value

Interval = tuple[float, float]

ROW_HEIGHT = 26
AXIS_HEIGHT = 24
_MOST_STEPS = 5
_LONGEST = 8


class Scale(Value, frozen=True):
    """The scale of all rows, from zero to `top`. `marks` are lines that rows are held against."""

    caption: Caption
    top: float
    ticks: tuple[Tick, ...]
    marks: tuple[Tick, ...] = ()
    height: int = AXIS_HEIGHT

    def across(self, value: float) -> float:
        """Where a value stands, cut off at the ends."""
        return round(100 * min(max(value / self.top, 0.0), 1.0), 1)


class IntervalRow(Value, frozen=True):
    """One value with its interval. `goes_on` says that the interval leaves the scale."""

    caption: Caption
    scale: Scale
    low: float
    high: float
    at: float
    goes_on: bool
    tone: str = ""
    height: int = ROW_HEIGHT


def scale_to(longest: float, caption: Caption, say: Callable[[float], str]) -> Scale:
    """A scale that reaches at least to a value, with two to six round steps."""
    step = _step(longest)
    count = max(1, math.ceil(round(longest / step, 9)))
    top = step * count
    ticks = tuple(Tick(round(100 * at / count, 1), say(step * at)) for at in range(count + 1))
    return Scale(caption, top, ticks)


def share_scale(caption: Caption, marks: Iterable[tuple[float, str]] = ()) -> Scale:
    """The scale of shares, from none to all."""
    ticks = tuple(Tick(25.0 * at, f"{25 * at}%") for at in range(5))
    lines = tuple(Tick(round(100 * min(max(share, 0.0), 1.0), 1), said) for share, said in marks)
    return Scale(caption, 1.0, ticks, lines)


def reach(values: Iterable[float], highs: Iterable[float]) -> float:
    """How far the scale of some rates goes: to the longest interval, cut where it is out of bounds.

    A row with little behind it has an interval that would press all others into a corner.
    """
    furthest = max(highs, default=1.0)
    bound = _LONGEST * max(values, default=0.0)
    return min(furthest, bound or furthest) or 1.0


def interval_row(
    caption: Caption, scale: Scale, interval: Interval, value: float, tone: str = ""
) -> IntervalRow:
    """A value and its interval on a scale; `tone` is a class that the style sheet knows."""
    return IntervalRow(
        caption=caption,
        scale=scale,
        low=scale.across(interval[0]),
        high=scale.across(interval[1]),
        at=scale.across(value),
        goes_on=interval[1] > scale.top,
        tone=tone,
    )


def _step(longest: float) -> float:
    """The smallest of 1, 2 and 5 times a power of ten that needs at most five steps."""
    rough = longest / _MOST_STEPS
    power = 10.0 ** math.floor(math.log10(rough)) if rough > 0 else 1.0
    return next((power * by for by in (1, 2, 5) if power * by >= rough), power * 10)
