"""Where many went, and where they left: ribbons between stages as wide as the number of them.

The columns are stages. What goes on runs to the right, what leaves a stage falls away below
it, what is still there stands beside it. A ribbon that skips a stage passes above it, so no
ribbon crosses a stage that it did not stop at, and what leaves stays below what goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ledger.value import Value

WIDTH = 960.0
NODE = 6.0
_HIGHEST = 230.0
_WIDEST_EACH = 11.0
_THINNEST = 1.5
_TOP = 4.0
_LANE_GAP = 9.0
_DROP, _LEAVING_GAP = 14.0, 4.0
_LEAVING_REACH = 0.62
_STUB = 12.0

# The ways to leave a stage that stay where they are instead of falling away.
STILL_OPEN = "open"


class Onward(Value, frozen=True):
    """So many that went from one column to a later one, by their places from 0."""

    source: int
    target: int
    count: int
    title: str = ""


class Leaving(Value, frozen=True):
    """So many that left at a column. `kind` is `open`, `parked`, `exit` or `won`."""

    source: int
    kind: str
    count: int
    title: str = ""


class Begun(Value, frozen=True):
    """So many that began at a column."""

    column: int
    count: int
    title: str = ""


class Node(Value, frozen=True):
    """A stage: a bar as high as the number that stood there."""

    x: float
    y: float
    height: float


class Ribbon(Value, frozen=True):
    """One ribbon as an SVG path. `kind` is `on`, `begun`, or what a `Leaving` has."""

    path: str
    kind: str
    title: str
    low: float


class River(Value, frozen=True):
    """The whole picture in its own units."""

    nodes: tuple[Node, ...]
    ribbons: tuple[Ribbon, ...]
    height: float
    width: float = WIDTH
    node: float = NODE


# The upper and the lower edge of a ribbon where it stands at a column.
_Slot = tuple[float, float]


class _Layout:
    """Works out where every ribbon stands at every column it touches."""

    def __init__(
        self, columns: int, begun: Sequence[Begun], onward: Sequence[Onward],
        leaving: Sequence[Leaving],
    ) -> None:  # fmt: skip
        self.step = WIDTH / max(1, columns)
        self.begun = sorted(begun, key=lambda one: one.column)
        self.onward = sorted(onward, key=lambda one: (-one.target, one.source))
        self.leaving = list(leaving)
        self.unit = self._unit(columns)
        self.nodes: list[Node] = []
        self.out: dict[Onward | Leaving, _Slot] = {}
        self.into: dict[Onward | Begun, _Slot] = {}
        self.lanes: dict[tuple[Onward, int], _Slot] = {}
        for column in range(columns):
            self._place(column)

    def thick(self, count: int) -> float:
        """How wide a ribbon of so many is; one among hundreds can still be seen."""
        return max(_THINNEST, count * self.unit)

    def x(self, column: int) -> float:
        """The left edge of a column."""
        return round(column * self.step, 1)

    def _unit(self, columns: int) -> float:
        most = 1
        for column in range(columns):
            there = sum(one.count for one in self.begun if one.column == column)
            there += sum(one.count for one in self.onward if one.source < column <= one.target)
            most = max(most, there)
        return min(_WIDEST_EACH, _HIGHEST / most)

    def _place(self, column: int) -> None:
        y = _TOP
        passing = [one for one in self.onward if one.source < column < one.target]
        for one in passing:
            self.lanes[one, column] = (y, y + self.thick(one.count))
            y += self.thick(one.count)
        top = y + (_LANE_GAP if passing else 0.0)
        arrived = sorted(
            (one for one in self.onward if one.target == column), key=lambda one: one.source
        )
        came: list[Onward | Begun] = [*arrived, *(b for b in self.begun if b.column == column)]
        gone: list[Onward | Leaving] = [one for one in self.onward if one.source == column]
        gone += [one for one in self.leaving if one.source == column]
        low = max(self._stack(came, top, self.into), self._stack(gone, top, self.out))
        self.nodes.append(Node(self.x(column), round(top, 1), round(max(low - top, 2.0), 1)))

    def _stack(self, ribbons: Sequence, y: float, slots: dict) -> float:  # type: ignore[type-arg]
        for one in ribbons:
            slots[one] = (y, y + self.thick(one.count))
            y += self.thick(one.count)
        return y

    def points(self, one: Onward) -> list[tuple[float, _Slot]]:
        """The places that a ribbon goes through: its source, the lanes, its target."""
        points = [(self.x(one.source) + NODE, self.out[one])]
        for column in range(one.source + 1, one.target):
            lane = self.lanes[one, column]
            points += [(self.x(column), lane), (self.x(column) + NODE, lane)]
        return [*points, (self.x(one.target), self.into[one])]

    def floor(self, column: int) -> float:
        """The lowest edge of all that goes on from a column or stays there, up to the next one."""
        low = self.nodes[column].y
        for one in self.onward:
            if one.source == column:
                _, (_, start) = self.points(one)[0]
                _, (_, end) = self.points(one)[1]
                low = max(low, start, end)
        stays = [one for one in self.leaving if one.source == column and one.kind == STILL_OPEN]
        return max([low, *(self.out[one][1] for one in stays)])


def river(
    columns: int, begun: Sequence[Begun], onward: Sequence[Onward], leaving: Sequence[Leaving]
) -> River:
    """The picture of so many columns; what leaves is drawn in the order given.

    At each column as many must come (begun there or gone on to it) as go (on or away).
    """
    layout = _Layout(columns, begun, onward, leaving)
    ribbons = [
        Ribbon(_band(layout.points(one)), "on", one.title, _lowest(layout.points(one)))
        for one in layout.onward
    ]
    for one in layout.begun:
        if one.column:
            x, slot = layout.x(one.column), layout.into[one]
            points = [(x - _STUB, slot), (x, slot)]
            ribbons.append(Ribbon(_band(points), "begun", one.title, slot[1]))
    for column in range(columns):
        ribbons += _falling(layout, column)
    low = max([node.y + node.height for node in layout.nodes] + [one.low for one in ribbons] + [0])
    return River(tuple(layout.nodes), tuple(ribbons), round(low + 6, 1))


def _falling(layout: _Layout, column: int) -> list[Ribbon]:
    """What leaves at a column: each below the one before, all below what goes on."""
    made = []
    y = layout.floor(column) + _DROP
    x = layout.x(column) + NODE
    for one in layout.leaving:
        if one.source != column or one.kind == "won":
            continue
        top, bottom = layout.out[one]
        if one.kind == STILL_OPEN:
            points = [(x, (top, bottom)), (x + _STUB, (top, bottom))]
        else:
            y = max(y, top + _DROP)
            points = [(x, (top, bottom)), (x + layout.step * _LEAVING_REACH, (y, y + bottom - top))]
            y += bottom - top + _LEAVING_GAP
        made.append(Ribbon(_band(points), one.kind, one.title, _lowest(points)))
    return made


def _lowest(points: Sequence[tuple[float, _Slot]]) -> float:
    return max(slot[1] for _, slot in points)


def _band(points: Sequence[tuple[float, _Slot]]) -> str:
    """A ribbon through some places: its upper edge there, its lower edge back."""
    over = [(x, slot[0]) for x, slot in points]
    under = [(x, slot[1]) for x, slot in reversed(points)]
    return f"M{_at(*over[0])}{_along(over)}L{_at(*under[0])}{_along(under)}Z"


def _along(edge: Sequence[tuple[float, float]]) -> str:
    """An edge as curves that leave and reach each place level; straight where it is level."""
    parts = []
    for (x, y), (to_x, to_y) in pairwise(edge):
        if abs(y - to_y) < 0.05:
            parts.append(f"L{_at(to_x, to_y)}")
        else:
            middle = (x + to_x) / 2
            parts.append(f"C{_at(middle, y)} {_at(middle, to_y)} {_at(to_x, to_y)}")
    return "".join(parts)


def _at(x: float, y: float) -> str:
    return f"{round(x, 1):g},{round(y, 1):g}"
