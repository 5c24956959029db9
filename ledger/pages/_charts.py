"""The geometry of the charts; the fragments in `templates/charts` place it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SPARK_WIDTH, SPARK_HEIGHT = 132, 26
WEEKS_WIDTH, WEEKS_HEIGHT = 400, 150
DOTS_WIDTH, DOTS_HEIGHT = 150, 14
_EDGE = 4
_MARGIN = 44


@dataclass(frozen=True, slots=True)
class Caption:
    """What a chart is called, and what it shows in words. `key` is its own on its page."""

    key: str
    title: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a chart, in its own units."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A line of weeks without axes. `strokes` are its unbroken stretches as SVG points."""

    caption: Caption
    width: int
    height: int
    strokes: tuple[str, ...]
    dots: tuple[Point, ...]
    last: Point | None


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis: where, and what it says."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class WeeksChart:
    """Weeks with their two axes."""

    spark: Sparkline
    left: float
    top: float
    bottom: float
    levels: tuple[Tick, ...]
    days: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class IntervalDot:
    """A value with its interval on a scale that all rows share; all in the chart's units."""

    caption: Caption
    low: float
    high: float
    at: float
    width: int = DOTS_WIDTH
    height: int = DOTS_HEIGHT


def sparkline(caption: Caption, values: Sequence[float | None], top: float) -> Sparkline:
    """A sparkline from zero to `top`, with gaps where nothing is recorded."""
    box = _Box(_EDGE, _EDGE, SPARK_WIDTH - _EDGE, SPARK_HEIGHT - _EDGE)
    return _line(caption, SPARK_WIDTH, SPARK_HEIGHT, _scaled(values, box, top))


def weeks_chart(
    caption: Caption, values: Sequence[float | None], top: Tick, days: Sequence[str]
) -> WeeksChart:
    """The same with axes: `days` below the first, middle and last week, zero and `top` beside."""
    box = _Box(_MARGIN, 14, WEEKS_WIDTH - 10, WEEKS_HEIGHT - 26)
    points = _scaled(values, box, top.at)
    marks = sorted({0, len(days) // 2, len(days) - 1}) if days else []
    return WeeksChart(
        spark=_line(caption, WEEKS_WIDTH, WEEKS_HEIGHT, points),
        left=box.left,
        top=box.top,
        bottom=box.bottom,
        levels=(Tick(box.bottom, "0"), Tick(box.top, top.label)),
        days=tuple(Tick(_across(at, len(days), box), days[at]) for at in marks),
    )


def top_of(values: Sequence[float | None]) -> float:
    """The upper end of a scale: the largest value, or 1 where all are zero."""
    return max((value for value in values if value is not None), default=0.0) or 1.0


def interval_dot(
    caption: Caption, interval: tuple[float, float], value: float, top: float
) -> IntervalDot:
    """A value and its interval between zero and `top`, cut off where they leave the scale."""

    def place(one: float) -> float:
        share = min(max(one / top, 0.0), 1.0)
        return round(_EDGE + share * (DOTS_WIDTH - 2 * _EDGE), 1)

    return IntervalDot(caption, place(interval[0]), place(interval[1]), place(value))


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float


def _across(at: int, count: int, box: _Box) -> float:
    step = (box.right - box.left) / max(1, count - 1)
    return round(box.left + at * step, 1)


def _scaled(values: Sequence[float | None], box: _Box, top: float) -> list[Point | None]:
    return [
        None
        if value is None
        else Point(
            _across(at, len(values), box),
            round(box.bottom - min(value / top, 1.0) * (box.bottom - box.top), 1),
        )
        for at, value in enumerate(values)
    ]


def _line(caption: Caption, width: int, height: int, points: Sequence[Point | None]) -> Sparkline:
    stretches: list[list[Point]] = [[]]
    for point in points:
        if point is None:
            stretches.append([])
        else:
            stretches[-1].append(point)
    known = [point for point in points if point]
    return Sparkline(
        caption=caption,
        width=width,
        height=height,
        strokes=tuple(
            " ".join(f"{point.x:g},{point.y:g}" for point in stretch)
            for stretch in stretches
            if len(stretch) > 1
        ),
        dots=tuple(stretch[0] for stretch in stretches if len(stretch) == 1),
        last=known[-1] if known else None,
    )
