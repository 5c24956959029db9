"""What a metric is, and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.model.timeline import D, between, done
from ledger.statistics import Interval
from ledger.value import Value, changed

Cell = str | float | int | bool | None


class Verdict(StrEnum):
    """Whether a figure is as it should be; none is given where too little is known."""

    GOOD = "good"
    ATTENTION = "attention"


class Row(Value, frozen=True):
    """One row of the table behind a figure, and the `path:line` places that made it."""

    cells: Mapping[str, Cell]
    evidence: tuple[str, ...] = ()


class Measurement(Value, frozen=True, kw_only=True):
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


class Figures(Value, frozen=True, kw_only=True):
    """What is asked of a measurement of a past day: the figures and their lines, and no words."""

    value: float | None = None
    k: float | None = None
    n: float | None = None
    evidence: tuple[str, ...] = ()


class Metric(Value, frozen=True):
    """One measure: its number in the catalogue, its name, its title and how it is taken.

    `count`, where it has one, gives the figures of a day alone: eleven past weeks need neither
    the rows nor the sentences, which take longer than the figures do.

    One that `looks_ahead` sees what is planned for a later day (a box, a conversation, an
    event); no other reads any dated line or stage line of a later day than the one asked for.
    `about` are the kinds of record that its rows name first; None where that may be any.
    """

    number: int
    name: str
    title: str
    take: Callable[[Ledger, date], Measurement]
    looks_ahead: bool = False
    count: Callable[[Ledger, date], Figures] | None = None
    about: tuple[RecordKind, ...] | None = None

    @property
    def code(self) -> str:
        """`M1`."""
        return f"M{self.number}"

    def names_any(self, kinds: frozenset[RecordKind]) -> bool:
        """Whether its rows may name a record of one of these kinds first."""
        return self.about is None or not kinds.isdisjoint(self.about)

    def day_before_window(self, ledger: Ledger, as_of: date) -> date:
        """The last day of the window before the one that ends on a day."""
        return as_of - timedelta(days=ledger.config.rules.window)

    def figures(self, ledger: Ledger, as_of: date) -> Figures:
        """The figures of a day, as the measurement of that day has them."""
        if self.count:
            return self.count(ledger, as_of)
        taken = self.take(ledger, as_of)
        return Figures(value=taken.value, k=taken.k, n=taken.n, evidence=taken.evidence)

    def measure(self, ledger: Ledger, as_of: date) -> Measurement:
        """The measurement on a day, with the value of the window before beside it."""
        earlier = self.figures(ledger, self.day_before_window(ledger, as_of))
        return changed(self.take(ledger, as_of), previous=earlier.value)


def metric(  # noqa: PLR0913 - what a metric is, each part by its name
    number: int,
    name: str,
    title: str,
    *,
    looks_ahead: bool = False,
    count: Callable[[Ledger, date], Figures] | None = None,
    about: tuple[RecordKind, ...] | None = None,
) -> Callable[[Callable[[Ledger, date], Measurement]], Metric]:
    """Make a metric of a function from a ledger and a day to a measurement.

    `count` gives the figures of the same measurement alone, `about` the kinds that rows name.
    """

    def decorate(take: Callable[[Ledger, date], Measurement]) -> Metric:
        return Metric(number, name, title, take, looks_ahead, count, about)

    return decorate


def nothing_recorded(ledger: Ledger, as_of: date) -> bool:
    """Whether the window holds no entry at all: then a count of none would say too much."""
    return not window_of(done(ledger), as_of, ledger.config.rules.window)


def window_of(dated: Sequence[D], as_of: date, days: int) -> Sequence[D]:
    """Those of some entries, or what came of them, by date, that lie in a window."""
    return between(dated, as_of - timedelta(days=days), as_of)


def in_window(day: date, as_of: date, days: int) -> bool:
    """Whether a day lies in the window of so many days that ends with `as_of`, itself included."""
    return as_of - timedelta(days=days) < day <= as_of
