"""The metrics of a day and the weeks before it, each taken when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ledger.metrics._measurement import Measurement, Metric
from ledger.metrics._weekly import Series
from ledger.model.record import RecordKind


class Taking(Mapping[str, Series]):
    """The series of some metrics by name, in their order; each is taken once.

    The page of a record waits for a few of them, and the whole report for all.
    """

    def __init__(self, metrics: Mapping[str, Metric], take: Callable[[Metric], Series]) -> None:
        self._metrics = metrics
        self._take = take
        self._taken: dict[str, Series] = {}

    def __getitem__(self, name: str) -> Series:
        if name not in self._taken:
            self._taken[name] = self._take(self._metrics[name])
        return self._taken[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._metrics)

    def __len__(self) -> int:
        return len(self._metrics)

    def about(self, kinds: frozenset[RecordKind]) -> dict[str, Series]:
        """Those whose rows may name a record of one of these kinds first."""
        return {one.name: self[one.name] for one in self._metrics.values() if one.names_any(kinds)}


class Now(Mapping[str, Measurement]):
    """The measurements of the day alone, of metrics that are taken when they are asked for."""

    def __init__(self, series: Mapping[str, Series]) -> None:
        self._series = series

    def __getitem__(self, name: str) -> Measurement:
        return self._series[name].now

    def __iter__(self) -> Iterator[str]:
        return iter(self._series)

    def __len__(self) -> int:
        return len(self._series)
