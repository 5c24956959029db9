"""Weeks as columns of stacked parts, each held against what was planned.

Across everything is told in percent of the width that the page gives, up and down in its
own units, so that the words keep their size on any screen.
"""

from __future__ import annotations

from collections.abc import Sequence

from ledger.pages._charts.parts import Box, Caption
from ledger.value import Value

HEIGHT = 230
_TOP, _BASE = 26, 204
_FILLED = 0.64
_LABEL = 15


class Part(Value, frozen=True):
    """One part of a column: its class, its amount, and what a pointer on it is told."""

    name: str
    amount: float
    title: str


class StackedWeek(Value, frozen=True):
    """What a column is made of: `said` stands above it, `planned` is None where none is known."""

    label: str
    parts: tuple[Part, ...]
    said: str
    planned: float | None = None


class Block(Value, frozen=True):
    """One part as it is drawn."""

    name: str
    y: float
    height: float
    title: str


class StackedColumn(Value, frozen=True):
    """One week as it is drawn; `planned` is the height of its mark, None without one."""

    label: str
    left: float
    middle: float
    width: float
    slot: float
    slot_width: float
    blocks: tuple[Block, ...]
    said: str
    said_at: float
    planned: float | None


class StackedWeeks(Value, frozen=True):
    """The columns side by side, oldest first."""

    caption: Caption
    columns: tuple[StackedColumn, ...]
    base: float = _BASE
    height: int = HEIGHT


def stacked_weeks(caption: Caption, weeks: Sequence[StackedWeek]) -> StackedWeeks:
    """Columns on one scale that holds the highest of them and the most that was planned."""
    totals = [sum(part.amount for part in week.parts) for week in weeks]
    top = max([*totals, *(week.planned or 0.0 for week in weeks)], default=0.0) or 1.0
    slot = 100 / max(1, len(weeks))
    columns = tuple(_column(week, at, slot, top) for at, week in enumerate(weeks))
    return StackedWeeks(caption, columns)


def _column(week: StackedWeek, at: int, slot: float, top: float) -> StackedColumn:
    box = Box(0, _TOP, 100, _BASE)
    blocks = []
    below = 0.0
    for part in week.parts:
        if part.amount > 0:
            floor, ceiling = box.up(below, top), box.up(below + part.amount, top)
            blocks.append(Block(part.name, ceiling, round(floor - ceiling, 1), part.title))
            below += part.amount
    planned = box.up(week.planned, top) if week.planned is not None else None
    peak = box.up(below, top)
    # The words stand above the column, and above the mark where it would run through them.
    if planned is not None and peak - _LABEL <= planned <= peak + 1:
        peak = planned
    left = slot * (at + (1 - _FILLED) / 2)
    return StackedColumn(
        label=week.label,
        left=round(left, 1),
        middle=round(slot * (at + 0.5), 1),
        width=round(slot * _FILLED, 1),
        slot=round(slot * at, 1),
        slot_width=round(slot, 1),
        blocks=tuple(blocks),
        said=week.said,
        said_at=round(peak - 4, 1),
        planned=planned,
    )
