"""Spans of days, both ends included, as ordinals: dates that no setting can drive out of reach."""

from __future__ import annotations

from collections.abc import Iterable

Span = tuple[int, int]


def union(spans: Iterable[Span]) -> list[Span]:
    """Spans put together where they touch or overlap, in order."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start <= end:
            joined.append((start, end))
    return joined


def common(one: list[Span], other: list[Span]) -> list[Span]:
    """The days that lie in both of two lists, each as `union` gives it."""
    shared: list[Span] = []
    at = beside = 0
    while at < len(one) and beside < len(other):
        start = max(one[at][0], other[beside][0])
        end = min(one[at][1], other[beside][1])
        if start <= end:
            shared.append((start, end))
        if one[at][1] < other[beside][1]:
            at += 1
        else:
            beside += 1
    return shared
