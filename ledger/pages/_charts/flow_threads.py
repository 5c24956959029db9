"""Where a few went, and where they left: a thread for each, with its name on it."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.value import Value

WIDTH = 960.0
_TOP, _PITCH = 26.0, 38.0
_LEFT = 5.0
_LETTER = 6.9
_ON, _FALL = 26.0, 7.0


class Way(Value, frozen=True):
    """One that went through some columns, by their places from 0, rising.

    `kind` is `open`, `parked`, `exit` or `won`, and `end` the word for it.
    """

    name: str
    stops: tuple[int, ...]
    kind: str
    end: str
    title: str = ""


class Thread(Value, frozen=True):
    """A way as a line with a dot at each stop. The name stands above it, the end behind it."""

    name: str
    name_x: float
    name_y: float
    path: str
    stops: tuple[float, ...]
    y: float
    kind: str
    end: str
    end_x: float
    end_y: float
    title: str


class Threads(Value, frozen=True):
    """The whole picture in its own units; `columns` are the places of the stages."""

    threads: tuple[Thread, ...]
    columns: tuple[float, ...]
    height: float
    width: float = WIDTH


def threads(columns: int, ways: Sequence[Way]) -> Threads:
    """The picture of so many columns: who came furthest at the top, who left first below."""
    step = WIDTH / max(1, columns)
    places = tuple(round(_LEFT + column * step, 1) for column in range(columns))
    ordered = sorted(ways, key=lambda way: (-way.stops[-1], way.kind == "exit", way.name))
    made = tuple(_thread(way, places, _TOP + at * _PITCH) for at, way in enumerate(ordered))
    return Threads(made, places, round(_TOP + len(made) * _PITCH - 12, 1))


def _thread(way: Way, places: Sequence[float], y: float) -> Thread:
    first, last = places[way.stops[0]], places[way.stops[-1]]
    path = f"M{first:g},{y:g}L{last:g},{y:g}"
    end_x, end_y = last + 11, y + 4
    if way.kind == "exit":
        end_y = y + _FALL + 4
        end_x = last + _ON + 6
        middle = last + _ON / 2
        path += f"C{middle:g},{y:g} {middle:g},{y + _FALL:g} {last + _ON:g},{y + _FALL:g}"
    room = WIDTH - len(way.name) * _LETTER
    return Thread(
        name=way.name,
        name_x=round(max(0.0, min(first - _LEFT, room)), 1),
        name_y=y - 11,
        path=path,
        stops=tuple(places[stop] for stop in way.stops),
        y=y,
        kind=way.kind,
        end=way.end,
        end_x=round(end_x, 1),
        end_y=round(end_y, 1),
        title=way.title,
    )
