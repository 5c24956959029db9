"""The days that a ledger may hold: those near enough that looking back and ahead stays possible."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

EARLIEST, LATEST = 1000, 2999


@lru_cache(maxsize=8192)
def day_of(typed: str) -> date:
    """The day that an ISO date spells; ValueError where it is none, or its year out of reach."""
    day = date.fromisoformat(typed)
    if not EARLIEST <= day.year <= LATEST:
        raise ValueError(f"the year {day.year} is out of reach")
    return day
