"""What SQLite cannot work out by itself. The intervals are scipy's, not those of our own module."""

from __future__ import annotations

import sqlite3
import unicodedata
from functools import cache
from statistics import median

from scipy import stats
from scipy.special import gammaincinv

LOW, HIGH = 0.025, 0.975


class Product:
    """The product of a column, as `sum` is its sum; 1 of none."""

    def __init__(self) -> None:
        self.value = 1.0

    def step(self, factor: float | None) -> None:
        if factor is not None:
            self.value *= factor

    def finalize(self) -> float:
        return self.value


class Median:
    """The middle of a column, or the mean of the middle two; null of none."""

    def __init__(self) -> None:
        self.values: list[float] = []

    def step(self, value: float | None) -> None:
        if value is not None:
            self.values.append(value)

    def finalize(self) -> float | None:
        return median(self.values) if self.values else None


def register(tables: sqlite3.Connection) -> None:
    """Give a connection its functions."""
    tables.create_aggregate("product", 1, Product)
    tables.create_aggregate("median", 1, Median)
    tables.create_function("folded", 1, _folded, deterministic=True)
    tables.create_function("wilson_low", 2, lambda *kn: _wilson(*kn)[0], deterministic=True)
    tables.create_function("wilson_high", 2, lambda *kn: _wilson(*kn)[1], deterministic=True)
    tables.create_function("poisson_low", 1, _poisson_low, deterministic=True)
    tables.create_function("poisson_high", 1, _poisson_high, deterministic=True)


def _folded(text: str | None) -> str | None:
    """A text as names are compared: whatever its case, and one form of each letter."""
    if text is None:
        return None
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()).strip()


@cache
def _wilson(k: int | None, n: int | None) -> tuple[float | None, float | None]:
    if k is None or not n:
        return None, None
    found = stats.binomtest(int(k), int(n)).proportion_ci(method="wilson")
    return found.low, found.high


@cache
def _poisson_low(events: int | None) -> float | None:
    """The mean at which so many events or more have a probability of 2.5%."""
    if events is None:
        return None
    return float(gammaincinv(events, LOW)) if events else 0.0


@cache
def _poisson_high(events: int | None) -> float | None:
    """The mean at which so many events or fewer have a probability of 2.5%."""
    if events is None:
        return None
    return float(gammaincinv(events + 1, HIGH))
