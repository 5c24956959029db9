"""Weeks as a line: small and bare for a row of figures, or with its two axes."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.pages._charts.parts import Box, Caption, Point, Tick
from ledger.value import Value

SPARK_WIDTH, SPARK_HEIGHT = 132, 26
WEEKS_WIDTH, WEEKS_HEIGHT = 400, 150
_EDGE = 4
_MARGIN = 44


class Sparkline(Value, frozen=True):
    """A line of weeks without axes. `strokes` are its unbroken stretches as SVG points."""

    caption: Caption
    width: int
    height: int
    strokes: tuple[str, ...]
    dots: tuple[Point, ...]
    last: Point | None


class WeeksChart(Value, frozen=True):
    """Weeks with their two axes."""

    spark: Sparkline
    left: float
    top: float
    bottom: float
    levels: tuple[Tick, ...]
    days: tuple[Tick, ...]


def sparkline(caption: Caption, values: Sequence[float | None], top: float) -> Sparkline:
    """A sparkline from zero to `top`, with gaps where nothing is recorded."""
    box = Box(_EDGE, _EDGE, SPARK_WIDTH - _EDGE, SPARK_HEIGHT - _EDGE)
    return _line(caption, SPARK_WIDTH, SPARK_HEIGHT, _scaled(values, box, top))


def weeks_chart(
    caption: Caption, values: Sequence[float | None], top: Tick, days: Sequence[str]
) -> WeeksChart:
    """The same with axes: `days` below the first, middle and last week, zero and `top` beside."""
    box = Box(_MARGIN, 14, WEEKS_WIDTH - 10, WEEKS_HEIGHT - 26)
    points = _scaled(values, box, top.at)
    marks = sorted({0, len(days) // 2, len(days) - 1}) if days else []
    return WeeksChart(
        spark=_line(caption, WEEKS_WIDTH, WEEKS_HEIGHT, points),
        left=box.left,
        top=box.top,
        bottom=box.bottom,
        levels=(Tick(box.bottom, "0"), Tick(box.top, top.label)),
        days=tuple(Tick(box.across(at, len(days)), days[at]) for at in marks),
    )


def _scaled(values: Sequence[float | None], box: Box, top: float) -> list[Point | None]:
    return [
        None if value is None else Point(box.across(at, len(values)), box.up(value, top))
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
