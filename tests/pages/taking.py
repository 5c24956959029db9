"""Results with every measure really taken, of a few files or of an example on a day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache

import pytest

from ledger.actions import advise
from ledger.metrics import all_metrics, measure
from ledger.model.ledger import Ledger
from ledger.pages import Results, _limits
from ledger.readers import LedgerReading, read_ledger
from tests.support import AS_OF, ROOT, Files, reading_of

EXAMPLES = ("job-search", "book-of-business")


@cache
def example(name: str) -> LedgerReading:
    """The reading of a worked example."""
    return read_ledger(ROOT / "examples" / name)


def results_on(name: str, day: date) -> Results:
    """The results of a worked example on a day."""
    return _results(example(name), day)


def results_from(files: Files, day: date = AS_OF) -> Results:
    """The results of a few files on a day."""
    return _results(reading_of(files), day)


def ledger_on(name: str) -> Ledger:
    """The ledger of a worked example."""
    return example(name).ledger


@contextmanager
def small_limits(rows: int = 7, lines: int = 9, activities: int = 50) -> Iterator[None]:
    """Pages that hold so little that an example is too large for them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_limits, "ROWS", rows)
        patch.setattr(_limits, "LINES", lines)
        patch.setattr(_limits, "ACTIVITIES", activities)
        yield


def _results(reading: LedgerReading, day: date) -> Results:
    taken = measure(reading.ledger, day)
    return Results(
        ledger=reading.ledger, as_of=day, version="0", texts=reading.texts,
        metrics=all_metrics(), measurements=taken, actions=advise(reading.ledger, taken, day),
    )  # fmt: skip
