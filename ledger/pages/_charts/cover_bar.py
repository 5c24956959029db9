"""A number, and what covers it: one bar for what is one's own, what was given apart from it."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.pages._charts.parts import Caption, top_of
from ledger.value import Value

WIDTH, HEIGHT = 1000, 34
OWN, ICING = (4.0, 20.0), (24.0, 6.0)


class Segment(Value, frozen=True):
    """A stretch of the bar. `kind` says what it is made of, and is its class."""

    kind: str
    x: float
    width: float
    y: float
    height: float


class CoverBar(Value, frozen=True):
    """The segments from the left, and where the number stands; all in the chart's units."""

    caption: Caption
    segments: tuple[Segment, ...]
    number: float
    width: int = WIDTH
    height: int = HEIGHT


def cover_bar(
    caption: Caption,
    number: float,
    own: Sequence[tuple[str, float]],
    icing: Sequence[tuple[str, float]],
) -> CoverBar:
    """What is one's own, then as a thinner strip what was given; each as kind and amount.

    The strip begins where the bar ends. Whatever is longer, all of it or the number, fills
    the width.
    """
    whole = sum(amount for _, amount in (*own, *icing))
    top = top_of([whole, number])
    segments: list[Segment] = []
    at = 0.0
    for parts, (y, height) in ((own, OWN), (icing, ICING)):
        for kind, amount in parts:
            left, right = (round(one / top * WIDTH, 1) for one in (at, at + max(amount, 0.0)))
            if right > left:
                segments.append(Segment(kind, left, round(right - left, 1), y, height))
            at += max(amount, 0.0)
    return CoverBar(caption, tuple(segments), round(number / top * WIDTH, 1))
