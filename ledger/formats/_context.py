"""What a format needs to know beside the findings."""

from __future__ import annotations

from collections.abc import Callable

from ledger.source import Location
from ledger.value import Value


class Context(Value, frozen=True):
    """Where the findings come from.

    `line_of` gives the text of a line, empty where there is none. `base` is the ledger's
    folder as a path from the top of its repository, with `/`; empty where it is the top.
    """

    line_of: Callable[[Location], str]
    base: str = ""

    def from_top(self, path: str) -> str:
        """A path of the ledger as one from the top of its repository."""
        return f"{self.base}/{path}" if self.base else path
