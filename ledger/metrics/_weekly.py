"""A metric on a day with the window before and the weeks up to it, each day taken once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from ledger.metrics._measurement import Figures, Measurement, Metric
from ledger.metrics._unchanged import Since
from ledger.model.ledger import Ledger
from ledger.value import Value, changed


class Week(Value, frozen=True):
    """A metric's value on the last day of a week, what a share was made of, and the lines."""

    day: date
    value: float | None
    k: float | None = None
    n: float | None = None
    evidence: tuple[str, ...] = ()


class Series(Value, frozen=True):
    """A metric on a day, and on the days that lie whole weeks before it.

    `now` has the value of the window before beside it, and `before` is the day on which that
    window ended. `weeks` are oldest first; the last one is the day itself.
    """

    now: Measurement
    weeks: tuple[Week, ...]
    before: Week

    def days(self) -> Mapping[date, Week]:
        """Every day that was taken."""
        return {week.day: week for week in (*self.weeks, self.before)}


class Known(Value, frozen=True):
    """The series of an earlier state of a ledger, by the metric's name, and that state."""

    ledger: Ledger
    series: Mapping[str, Series]

    def of(self, metric: Metric, since: Since) -> Mapping[date, Week]:
        """What is known of a metric on the days that are as they were."""
        known = self.series.get(metric.name)
        return {
            day: week
            for day, week in (known.days() if known else {}).items()
            if since.tells_the_same(day, looks_ahead=metric.looks_ahead)
        }


def series_of(
    metric: Metric,
    ledger: Ledger,
    as_of: date,
    weeks: int,
    known: Mapping[date, Week] | None = None,
) -> Series:
    """A metric on a day and on the last day of so many weeks, that day's own included.

    No day is taken twice: the window before ends on one of the weeks as a rule. Nor is a past
    one that is `known`; the day itself always is, for nothing known has its rows.
    """
    days = [as_of - timedelta(weeks=back) for back in range(weeks - 1, 0, -1)]
    now = metric.take(ledger, as_of)
    taken = {**(known or {}), as_of: _week(as_of, now)}
    earlier = metric.day_before_window(ledger, as_of)
    for day in (*days, earlier):
        if day not in taken:
            taken[day] = _week(day, metric.figures(ledger, day))
    weekly = tuple(taken[day] for day in (*days, as_of))
    before = taken[earlier]
    return Series(changed(now, previous=before.value), weekly, before)


def _week(day: date, taken: Measurement | Figures) -> Week:
    return Week(day, taken.value, taken.k, taken.n, taken.evidence)
