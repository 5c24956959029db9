"""The metrics: one measure a file, found by looking in this folder."""

from __future__ import annotations

from datetime import date
from functools import cache

import ledger.metrics as folder
from ledger.catalogue import scan
from ledger.metrics._measurement import Measurement, Metric, Row, Verdict, metric
from ledger.metrics._weekly import Series, Week, series_of
from ledger.model.ledger import Ledger

__all__ = [
    "Measurement",
    "Metric",
    "Row",
    "Series",
    "Verdict",
    "Week",
    "all_metrics",
    "measure",
    "metric",
    "weekly",
]


@cache
def all_metrics() -> tuple[Metric, ...]:
    """Every metric, in the order M1 to M19."""
    return tuple(sorted(scan(folder, Metric), key=lambda one: one.number))


def measure(ledger: Ledger, as_of: date) -> dict[str, Measurement]:
    """Every metric of a ledger on a day, by name."""
    return {one.name: one.measure(ledger, as_of) for one in all_metrics()}


def weekly(ledger: Ledger, as_of: date, weeks: int) -> dict[str, Series]:
    """Every metric of a ledger on a day and in the weeks up to it, by name.

    This is the one place to ask for values of several days: it takes each day once, and what
    does not depend on the day is worked out once for all of them.
    """
    return {one.name: series_of(one, ledger, as_of, weeks) for one in all_metrics()}
