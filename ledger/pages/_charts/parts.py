"""What the geometry of all charts is made of."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.value import Value


class Caption(Value, frozen=True):
    """What a chart is called, and what it shows in words. `key` is its own on its page."""

    key: str
    title: str
    description: str = ""


class Point(Value, frozen=True):
    """A point of a chart, in its own units."""

    x: float
    y: float


class Tick(Value, frozen=True):
    """A mark on an axis: where, and what it says."""

    at: float
    label: str


class Box(Value, frozen=True):
    """The part of a chart that values are drawn in, in the chart's units."""

    left: float
    top: float
    right: float
    bottom: float

    def across(self, at: int, count: int) -> float:
        """Where the one at a position of `count` stands, the first and the last at the edges."""
        step = (self.right - self.left) / max(1, count - 1)
        return round(self.left + at * step, 1)

    def up(self, value: float, top: float) -> float:
        """The height of a value between zero and `top`, cut off where it leaves the scale."""
        share = min(max(value / top, 0.0), 1.0) if top else 0.0
        return round(self.bottom - share * (self.bottom - self.top), 1)


def top_of(values: Sequence[float | None]) -> float:
    """The upper end of a scale: the largest value, or 1 where all are zero."""
    return max((value for value in values if value is not None), default=0.0) or 1.0
