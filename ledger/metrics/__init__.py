"""The metrics: one measure a file, found by looking in this folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

import ledger.metrics as folder
from ledger.catalogue import named, scan
from ledger.metrics._measurement import Measurement, Metric, Row, Verdict, metric
from ledger.metrics._taking import Now, Taking
from ledger.metrics._unchanged import EVER, differ_since
from ledger.metrics._weekly import Known, Series, Week, series_of
from ledger.model.ledger import Ledger

__all__ = [
    "Asked",
    "Known",
    "Measurement",
    "Metric",
    "Now",
    "Row",
    "Series",
    "Taking",
    "Verdict",
    "Week",
    "all_metrics",
    "measure",
    "metric",
    "taking",
    "weekly",
]


@cache
def all_metrics() -> tuple[Metric, ...]:
    """Every metric, in the order M1 to M19."""
    return tuple(sorted(scan(folder, Metric), key=lambda one: one.number))


def measure(ledger: Ledger, as_of: date) -> dict[str, Measurement]:
    """Every metric of a ledger on a day, by name."""
    return {one.name: one.measure(ledger, as_of) for one in all_metrics()}


class Asked(Mapping[str, Measurement]):
    """The metrics of a ledger on a day by name, each brought in and taken when it is asked for.

    What is advised asks for some of them, and for none in the window before: `previous` is None.
    """

    def __init__(self, ledger: Ledger, as_of: date) -> None:
        self._ledger = ledger
        self._as_of = as_of
        self._taken: dict[str, Measurement] = {}

    def __getitem__(self, name: str) -> Measurement:
        if name not in self._taken:
            self._taken[name] = named(folder, Metric, name).take(self._ledger, self._as_of)
        return self._taken[name]

    def __iter__(self) -> Iterator[str]:
        return (one.name for one in all_metrics())

    def __len__(self) -> int:
        return len(all_metrics())


def weekly(
    ledger: Ledger, as_of: date, weeks: int, known: Known | None = None
) -> dict[str, Series]:
    """Every metric of a ledger on a day and in the weeks up to it, by name."""
    return dict(taking(ledger, as_of, weeks, known))


def taking(ledger: Ledger, as_of: date, weeks: int, known: Known | None = None) -> Taking:
    """The same, each metric taken when it is asked for.

    This is the one place to ask for values of several days: it takes each day once, and what
    does not depend on the day is worked out once for all of them.

    With what is `known` of an earlier state of the ledger, a past day is taken from there where
    both states tell the same of it. That is right because a metric reads nothing of a later day
    than its own, but for what is planned (`looks_ahead`): a line of today changes no week that
    is over. Where anything but dated lines differs, every day is taken anew.
    """
    since = differ_since(known.ledger, ledger) if known else EVER

    def take(one: Metric) -> Series:
        return series_of(one, ledger, as_of, weeks, known.of(one, since) if known else None)

    return Taking({one.name: one for one in all_metrics()}, take)
