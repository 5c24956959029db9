"""Counts of what went on, what ended and what is still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain


@dataclass
class Tally:
    """How many went on from a point, ended there or are still there, and what tells of them."""

    name: str
    advanced: int = 0
    exited: int = 0
    still_open: int = 0
    told: list[Sequence[str]] = field(default_factory=list)

    @property
    def total(self) -> int:
        """All that came to this point."""
        return self.advanced + self.exited + self.still_open

    @property
    def places(self) -> tuple[str, ...]:
        """The places that tell of the cases, each once, as they came."""
        return tuple(dict.fromkeys(chain.from_iterable(self.told)))

    def add(self, *, advanced: bool, exited: bool, places: Sequence[str], count: int = 1) -> None:
        """Count one case, or `count` equal ones, with the places that tell of it."""
        if advanced:
            self.advanced += count
        elif exited:
            self.exited += count
        else:
            self.still_open += count
        self.told.append(places)
