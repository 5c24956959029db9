"""The kinds of dated line: what the first word of one means."""

from __future__ import annotations

from enum import StrEnum


class Way(StrEnum):
    """The direction of an entry: who did something towards whom."""

    OUT = "out"
    IN = "in"
    TWO = "two"
    GROUP = "group"
    OWN = "own"
    CONTENT = "content"
    RESPONSE = "response"
    LOOK = "look"
    SETBACK = "setback"
    BUSY = "busy"
    OFF = "off"
    NOTE = "note"


class EntryKind:
    """What the first word of a dated line means for every metric.

    No dataclass, so that a packed line holds the kind's name alone: a kind belongs to the
    settings, and there is one of each.
    """

    __slots__ = ("attempt", "closes", "in_person", "name", "round", "step", "way")

    def __init__(  # noqa: PLR0913, PLR0917 - what a kind of entry is, each part by its name
        self,
        name: str,
        way: Way,
        step: int | None = None,
        attempt: bool = False,
        in_person: bool = False,
        round: bool = False,
        closes: bool = False,
    ) -> None:
        self.name = name
        self.way = way
        self.step = step
        self.attempt = attempt
        self.in_person = in_person
        self.round = round
        self.closes = closes

    def __eq__(self, other: object) -> bool:
        return isinstance(other, EntryKind) and self._parts == other._parts

    def __hash__(self) -> int:
        return hash(self.name)

    def __repr__(self) -> str:
        return f"EntryKind({self.name!r})"

    @property
    def _parts(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__slots__)


NOTE = EntryKind("note", Way.NOTE)
