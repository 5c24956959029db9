"""What a metric is, and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.timeline import between
from ledger.statistics import Interval

Cell = str | float | int | bool | None


class Verdict(StrEnum):
    """Whether a figure is as it should be; none is given where too little is known."""

    GOOD = "good"
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table behind a figure, and the `path:line` places that made it."""

    cells: Mapping[str, Cell]
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """What a metric gives on a day.

    `value` is None where nothing is recorded, which is not zero. `k` of `n` are what a
    share is made of; `interval` is its 95% interval. `reading` is the sentence that says
    it, `aside` the figures that stand beside it. `previous` is the value of the window
    before. `rows` is the table behind it, `evidence` every `path:line` that made it.
    """

    value: float | None
    unit: str
    reading: str
    k: float | None = None
    n: float | None = None
    interval: Interval | None = None
    verdict: Verdict | None = None
    aside: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    evidence: tuple[str, ...] = ()
    previous: float | None = None


@dataclass(frozen=True, slots=True)
class Metric:
    """One measure: its number in the catalogue, its name, its title and how it is taken."""

    number: int
    name: str
    title: str
    take: Callable[[Ledger, date], Measurement]

    @property
    def code(self) -> str:
        """`M1`."""
        return f"M{self.number}"

    def measure(self, ledger: Ledger, as_of: date) -> Measurement:
        """The measurement on a day, with the value of one window earlier beside it."""
        earlier = as_of - timedelta(days=ledger.config.rules.window)
        return replace(self.take(ledger, as_of), previous=self.take(ledger, earlier).value)


def metric(
    number: int, name: str, title: str
) -> Callable[[Callable[[Ledger, date], Measurement]], Metric]:
    """Make a metric of a function from a ledger and a day to a measurement."""

    def decorate(take: Callable[[Ledger, date], Measurement]) -> Metric:
        return Metric(number, name, title, take)

    return decorate


def nothing_recorded(ledger: Ledger, as_of: date) -> bool:
    """Whether the window holds no entry at all: then a count of none would say too much."""
    recent = window_of(ledger.entries, as_of, ledger.config.rules.window)
    return not any(entry.done_by(as_of) for entry in recent)


def window_of(entries: Sequence[Entry], as_of: date, days: int) -> Sequence[Entry]:
    """Those of some entries, in the order of their dates, that lie in a window."""
    return between(entries, as_of - timedelta(days=days), as_of)


def in_window(day: date, as_of: date, days: int) -> bool:
    """Whether a day lies in the window of so many days that ends with `as_of`, itself included."""
    return as_of - timedelta(days=days) < day <= as_of
