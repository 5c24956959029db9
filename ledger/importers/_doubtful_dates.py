"""What is said of dates that may be read day first or month first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ledger.importers._dates import Dates, Order
from ledger.importers._importer import Note


def order_notes(days: Mapping[str, Dates]) -> Iterator[Note]:
    """A note for each column whose days may be read in two ways, with how to read them so."""
    for column, dates in days.items():
        if dates.doubt:
            other = next(order for order in Order if order is not dates.order)
            yield Note(
                0,
                f"the dates under `{column}` do not say whether day or month comes first "
                f"(`{dates.doubt}`): read {dates.order.value}, the other way with "
                f"--dates {other.value}",
            )
