"""What a guess is: a line for the settings with what speaks for it, or what finds no place."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.value import Value

MOST_SHOWN = 40


class Guess(Value, frozen=True):
    """A word of theirs with ours: in so many of the notes, for example with such a value."""

    theirs: str
    ours: str
    count: int
    total: int
    example: str = ""


class Unplaced(Value, frozen=True):
    """A word of theirs that stays as it is, in how many notes or lines, and why."""

    theirs: str
    count: int
    why: str = ""


def example_of(values: Iterable[str]) -> str:
    """The first value that says something, on one line."""
    found = next((" ".join(value.split()) for value in values if value.strip()), "")
    return found if len(found) <= MOST_SHOWN else found[: MOST_SHOWN - 1].rstrip() + "…"
