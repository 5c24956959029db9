"""A metric on a day with the window before and the weeks up to it, each day taken once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from ledger.metrics._measurement import Measurement, Metric
from ledger.model.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Week:
    """A metric's value on the last day of a week, what a share was made of, and the lines."""

    day: date
    value: float | None
    k: float | None = None
    n: float | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """A metric on a day, and on the days that lie whole weeks before it.

    `now` has the value of the window before beside it. `weeks` are oldest first; the last one
    is the day itself.
    """

    now: Measurement
    weeks: tuple[Week, ...]


def series_of(metric: Metric, ledger: Ledger, as_of: date, weeks: int) -> Series:
    """A metric on a day and on the last day of so many weeks, that day's own included.

    No day is taken twice: the window before ends on one of the weeks as a rule.
    """
    days = [as_of - timedelta(weeks=back) for back in range(weeks - 1, 0, -1)]
    now = metric.take(ledger, as_of)
    known = {as_of: _week(as_of, now)}
    earlier = metric.day_before_window(ledger, as_of)
    for day in (*days, earlier):
        if day not in known:
            known[day] = _week(day, metric.take(ledger, day))
    weekly = tuple(known[day] for day in (*days, as_of))
    return Series(replace(now, previous=known[earlier].value), weekly)


def _week(day: date, taken: Measurement) -> Week:
    return Week(day, taken.value, taken.k, taken.n, taken.evidence)
