"""The figures."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.metrics import all_metrics
from ledger.tables._columns import integer, real, text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table

_NOTHING = "nothing is recorded, which is not zero; or the metric has no single figure"


@table(
    "metrics",
    "A metric on the day asked for, as `headway metrics` gives it.",
    (
        text("name", "its name: works, dialogs, …", key=True),
        integer("number", "its number in the catalogue: 1 for M1"),
        text("title", "its title"),
        real("value", "its figure, in `unit`; `inf` for what has no end", null=_NOTHING),
        text("unit", "what the figure is in"),
        real("k", "how many of `n`", null="the figure is no count"),
        real("n", "of how many", null="the figure is of nothing"),
        real("low", "the lower end of its 95% interval", null="it has no interval"),
        real("high", "the upper end", null="it has no interval"),
        real("previous", "the figure of the window before", null=_NOTHING),
        text("verdict", "good or attention", null="too little is known for one"),
        text("reading", "the sentence that says it"),
    ),
)
def metrics(source: TableSource) -> Iterator[Row]:
    """M1 to M19."""
    for one in all_metrics():
        taken = source.measurements[one.name]
        low, high = taken.interval or (None, None)
        yield (
            one.name,
            one.number,
            one.title,
            taken.value,
            taken.unit,
            taken.k,
            taken.n,
            low,
            high,
            taken.previous,
            taken.verdict.value if taken.verdict else None,
            taken.reading,
        )
