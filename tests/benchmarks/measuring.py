"""Times works in turn, so that whatever else the machine does hits all of them alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


class VoidError(Exception):
    """A work was not what it was to be, so its time means nothing; says why."""


@dataclass(frozen=True, slots=True)
class Work:
    """Something to time: `once` does it a single time and gives its seconds.

    What has to be as it was before each time is put right by `once` outside the seconds.
    """

    name: str
    once: Callable[[], float]


@dataclass(frozen=True, slots=True)
class Timing:
    """The seconds of each run of a work, in order; or why there are none."""

    name: str
    seconds: tuple[float, ...] = ()
    void: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A median with the least and the most that any run gave."""

    median: float
    least: float
    most: float


def in_turn(works: Sequence[Work], runs: int) -> list[Timing]:
    """Do each work once, then each again, and so on; a work that turns out void is done no more."""
    seconds: dict[str, list[float]] = {work.name: [] for work in works}
    void: dict[str, str] = {}
    for _ in range(runs):
        for work in works:
            if work.name in void:
                continue
            try:
                seconds[work.name].append(work.once())
            except VoidError as error:
                void[work.name] = str(error)
    return [
        Timing(work.name, void=void[work.name])
        if work.name in void
        else Timing(work.name, tuple(seconds[work.name]))
        for work in works
    ]


def figure(values: Sequence[float]) -> Figure:
    """The median of some values, and how far they reach."""
    return Figure(median(values), min(values), max(values))


def ratio(own: Timing, other: Timing, scale: float = 1.0) -> Figure:
    """How many times another's seconds one takes: the ratio of the medians.

    What it reaches from and to are the ratios of the runs that followed each other, so a slow
    minute of the machine, which slows both, does not widen it. `scale` multiplies all three,
    where the two did unequal amounts of work. Raises VoidError where one of them is void.
    """
    for timing in (own, other):
        if timing.void:
            raise VoidError(f"{timing.name}: {timing.void}")
    pairs = [scale * a / b for a, b in zip(own.seconds, other.seconds, strict=True)]
    return Figure(scale * median(own.seconds) / median(other.seconds), min(pairs), max(pairs))
