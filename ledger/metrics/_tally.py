"""Counts of what went on, what ended and what is still open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Tally:
    """How many went on from a point, ended there or are still there."""

    name: str
    advanced: int = 0
    exited: int = 0
    still_open: int = 0
    places: dict[str, None] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All that came to this point."""
        return self.advanced + self.exited + self.still_open

    def add(self, *, advanced: bool, exited: bool, places: Iterable[str], count: int = 1) -> None:
        """Count one case, or `count` equal ones, with the places that tell of it."""
        if advanced:
            self.advanced += count
        elif exited:
            self.exited += count
        else:
            self.still_open += count
        self.places.update(dict.fromkeys(places))
