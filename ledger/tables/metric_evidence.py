"""The lines that made the figures."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.metrics import all_metrics
from ledger.tables._columns import number, text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table


@table(
    "metric_evidence",
    "A line of the ledger that a metric is made from: a dated line, a stage line, a need.",
    (
        text("metric", "the metric", key=True, refers="metrics.name"),
        number("its place among the metric's lines"),
        text("place", "the line, as `path:line`; of a dated line its `entry`"),
    ),
)
def metric_evidence(source: TableSource) -> Iterator[Row]:
    """By metric, as the metric has them."""
    for one in all_metrics():
        for at, place in enumerate(source.measurements[one.name].evidence, start=1):
            yield one.name, at, place
