"""The figures that moved in a week, and whether their counts carry the difference."""

from __future__ import annotations

from ledger.metrics import Measurement, Metric, Week
from ledger.pages._figures import SHARE, few, week_value
from ledger.pages._links import Links
from ledger.statistics import excludes
from ledger.value import Value
from ledger.wording import number


class Moved(Value, frozen=True):
    """A figure now and a week ago, with its counts; `called` says what can be made of it."""

    title: str
    href: str
    earlier_href: str
    now: str
    before: str
    called: str


def moved(links: Links) -> tuple[Moved, ...]:
    """The figures whose value is not what it was a week ago, in the order of the catalogue."""
    results = links.results
    found = (
        _moved(links, metric, results.measurements[metric.name], results.weeks[metric.name])
        for metric in results.metrics
        if metric.name in results.measurements and len(results.weeks.get(metric.name, ())) > 1
    )
    return tuple(one for one in found if one)


def _moved(
    links: Links, metric: Metric, taken: Measurement, weeks: tuple[Week, ...]
) -> Moved | None:
    before, now = weeks[-2], weeks[-1]
    if week_value(taken, now) == week_value(taken, before):
        return None
    return Moved(
        title=metric.title,
        href=links.metric(metric.name, "lines"),
        earlier_href=links.metric(metric.name, "earlier"),
        now=_said(taken, now),
        before=_said(taken, before),
        called=_called(taken, now, before),
    )


def _said(taken: Measurement, week: Week) -> str:
    """A value with its counts: `81%, 13 of 16`."""
    value = week_value(taken, week)
    if week.k is None or week.n is None or week.value is None or few(week.k, week.n):
        return value
    return f"{value}, {number(week.k)} of {number(week.n)}" if taken.unit == SHARE else value


def _called(taken: Measurement, now: Week, before: Week) -> str:
    """What can be made of a difference: of a share of cases, whether chance alone allows it.

    A share without an interval is one of hours or of money, or of too few cases for any.
    """
    if now.value is None or before.value is None:
        return "not recorded in one of the two"
    if taken.interval is None:
        if few(now.k, now.n):
            return "too few cases to say"
        return "a ratio, not of cases" if taken.unit == SHARE else "a plain count"
    if few(now.k, now.n) or not excludes(taken.interval, before.value):
        return "within what chance allows"
    return f"{'up' if now.value > before.value else 'down'}, more than chance allows"
