"""A comment that silences findings of one line: `headway: ignore HW205`."""

from __future__ import annotations

from ledger.source import Location
from ledger.value import Value

# What every such comment holds; a file without it has none.
MARK = "headway:"


class Suppression(Value, frozen=True):
    """One such comment.

    `location` is where it begins and `length` how far it goes; `names` are the codes and
    names of checks as typed. It covers the findings of `lines` of its own file.
    """

    location: Location
    length: int
    names: tuple[str, ...]
    lines: tuple[int, ...]
