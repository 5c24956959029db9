"""The tables behind the figures."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.metrics import all_metrics
from ledger.metrics._measurement import Cell
from ledger.tables._columns import number, real, text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table

# The cells that name one record; others may happen to say what a record is called.
_NAMING = ("id", "campaign", "contact", "channel", "decision_maker", "target")


@table(
    "metric_rows",
    "A cell of the table behind a metric; what the rows are, `headway explain NAME` says.",
    (
        text("metric", "the metric", key=True, refers="metrics.name"),
        number("the row of its table"),
        text("cell", "what the cell is: id, hours, low, …", key=True),
        text(
            "value", "what it holds, `yes` or `no` for true or false", null="not recorded, or empty"
        ),
        real("amount", "the same as a number", null="not recorded, or no number"),
        text(
            "record",
            "the record that it names",
            null="it names none",
            refers="records.id",
        ),
    ),
)
def metric_rows(source: TableSource) -> Iterator[Row]:
    """By metric and row, as the metric has them."""
    for one in all_metrics():
        for at, row in enumerate(source.measurements[one.name].rows, start=1):
            for key, value in row.cells.items():
                yield one.name, at, key, _text(value), _amount(value), _record(source, key, value)


def _text(value: Cell) -> str | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.10g}"
    return None if value is None or value == "" else str(value)


def _amount(value: Cell) -> float | None:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return float(value) if is_number else None  # type: ignore[arg-type]


def _record(source: TableSource, key: str, value: Cell) -> str | None:
    """The record that a cell names, where it is one that names records."""
    is_name = key in _NAMING and isinstance(value, str) and value
    return source.id_of(source.ledger.find(str(value))) if is_name else None
