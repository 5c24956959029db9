"""Where something was typed."""

from __future__ import annotations

from sys import intern

from ledger.value import Value


class Location(Value, frozen=True, order=True):
    """A place in a file of the ledger.

    `path` is relative to the ledger's root and uses `/` on every system; `line` and
    `column` count from 1, columns in characters.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """`path:line`, as editors and the report's evidence write it."""
        # Every week that a figure is taken of tells its places: each is one text for all of them.
        return intern(f"{self.path}:{self.line}")
