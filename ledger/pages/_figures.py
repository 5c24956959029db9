"""A measurement in words: what every page that shows one shows of it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ledger.markdown import Html, ticked
from ledger.metrics import Measurement, Metric, Week
from ledger.pages._charts.parts import Caption, top_of
from ledger.pages._charts.sparkline import Sparkline, sparkline
from ledger.pages._links import Links
from ledger.pages._words import figure, month_day, sentence, verdict_word
from ledger.statistics import excludes
from ledger.value import Value
from ledger.wording import number, percent

SHARE = "share"
NOTHING = "–"
COUNTS_ONLY_BELOW = 5
NO_VERDICT_BELOW = 20


class WeekCell(Value, frozen=True):
    """One week of a figure in a table."""

    day: str
    short: str
    value: str


class Figure(Value, frozen=True):
    """One metric's figure.

    `value` is what stands large, `unit` what it counts; `verdict` the word and `state` its
    class (`good`, `attention`, `none`). `small` says that there are too few cases for more
    than counts.
    """

    name: str
    code: str
    title: str
    href: str
    value: str
    unit: str
    counts: str
    interval: str
    reading: Html
    aside: tuple[Html, ...]
    verdict: str
    state: str
    previous: str
    spark: Sparkline | None
    weeks: tuple[WeekCell, ...]
    lines: int


def figure_of(links: Links, metric: Metric) -> Figure | None:
    """A metric's figure as a page shows it; None where it was not measured."""
    taken = links.results.measurements.get(metric.name)
    return figure_from(links, metric, taken) if taken else None


def figure_from(links: Links, metric: Metric, taken: Measurement) -> Figure:
    """The figure of a metric as it was measured."""
    results = links.results
    weeks = results.weeks.get(metric.name, ())
    value, unit = said(taken)
    return Figure(
        name=metric.name,
        code=metric.code,
        title=metric.title,
        href=links.metric(metric.name),
        value=value,
        unit=unit,
        counts=_counts(taken),
        interval=_interval(taken),
        reading=ticked(sentence(taken.reading)),
        aside=tuple(ticked(sentence(one)) for one in taken.aside),
        verdict=verdict_word(taken.verdict),
        state=taken.verdict.value if taken.verdict else "none",
        previous=_previous(taken),
        spark=_spark(metric, taken, weeks),
        weeks=tuple(
            WeekCell(week.day.isoformat(), month_day(week.day), week_value(taken, week))
            for week in weeks
        ),
        lines=len(taken.evidence),
    )


def said(taken: Measurement) -> tuple[str, str]:
    """A measurement's value and what it counts: `64%`, or `2 of 3` where the cases are few."""
    if taken.value is None:
        return NOTHING, ""
    if taken.unit == SHARE:
        if few(taken.k, taken.n):
            return f"{number(taken.k or 0)} of {number(taken.n or 0)}", ""
        return percent(taken.value), ""
    return figure(taken.value), taken.unit


def few(k: float | None, n: float | None) -> bool:
    """Whether a share is made of so few cases that only its counts are shown."""
    return k is not None and n is not None and n < COUNTS_ONLY_BELOW


def plotted(taken: Measurement, weeks: Sequence[Week]) -> list[float | None]:
    """The values of the weeks that a chart may show; a share of a few cases is none."""
    return [
        None
        if week.value is None
        or not math.isfinite(week.value)
        or (taken.unit == SHARE and few(week.k, week.n))
        else week.value
        for week in weeks
    ]


def scale_of(taken: Measurement, values: Sequence[float | None]) -> float:
    """The upper end of a metric's scale: the whole for a share, else the largest value."""
    return 1.0 if taken.unit == SHARE else top_of(values)


def week_value(taken: Measurement, week: Week) -> str:
    """A week's value as a table shows it."""
    if week.value is None:
        return "–"
    if taken.unit == SHARE:
        if few(week.k, week.n):
            return f"{number(week.k or 0)} of {number(week.n or 0)}"
        return percent(week.value)
    return figure(week.value)


def _counts(taken: Measurement) -> str:
    if taken.k is None or taken.n is None:
        return ""
    return f"{number(taken.k)} of {number(taken.n)}"


def _interval(taken: Measurement) -> str:
    if taken.interval is None or few(taken.k, taken.n):
        return ""
    low, high = taken.interval
    if high <= 1:
        return f"{percent(low)} to {percent(high)}"
    return f"{figure(low)} to {figure(high)}"


def _previous(taken: Measurement) -> str:
    """The value of the window before, and a change only where the interval allows to call it."""
    if taken.previous is None:
        return ""
    before = percent(taken.previous) if taken.unit == SHARE else figure(taken.previous)
    if few(taken.k, taken.n) and taken.unit == SHARE:
        return ""
    if taken.value is not None and excludes(taken.interval, taken.previous):
        return f"{before}, a difference that the counts carry"
    return before


def _spark(metric: Metric, taken: Measurement, weeks: Sequence[Week]) -> Sparkline | None:
    values = plotted(taken, weeks)
    if sum(value is not None for value in values) < 2:
        return None
    shown = ", ".join(week_value(taken, week) for week in weeks)
    caption = Caption(
        metric.name,
        f"{metric.title}, {len(weeks)} weeks",
        f"Week by week up to {weeks[-1].day.isoformat()}: {shown}.",
    )
    return sparkline(caption, values, scale_of(taken, values))
