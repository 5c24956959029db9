"""How a share is said: the counts always, the share and its interval only where n allows."""

from __future__ import annotations

from ledger.statistics import Interval, wilson
from ledger.wording import number, percent

COUNTS_ONLY_BELOW = 5
NO_VERDICT_BELOW = 20


def interval_of(k: float, n: float) -> Interval | None:
    """The 95% Wilson interval, from five cases on."""
    return wilson(k, n) if n >= COUNTS_ONLY_BELOW else None


def share_of(k: float, n: float) -> float | None:
    """k/n; None where there is no case."""
    return k / n if n else None


def in_words(k: float, n: float) -> str:
    """`2 of 4`, and from five cases on `4 of 11 (36%; 15% to 65%)`."""
    counts = f"{number(k)} of {number(n)}"
    interval = interval_of(k, n)
    if interval is None:
        return counts
    return f"{counts} ({percent(k / n)}; {percent(interval[0])} to {percent(interval[1])})"
