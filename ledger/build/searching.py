"""The search of one report after another, in a process that makes several."""

from __future__ import annotations

from collections.abc import Iterable

from ledger import pages, site
from ledger.pages import Results


class Searching:
    """Makes what the search looks through; what did not change since the last report it has."""

    def __init__(self) -> None:
        self._documents = pages.Documents()
        self._script = site.SearchScript()

    def script(self, results: Results, every: Iterable[pages.Page]) -> bytes:
        """The script that the search looks through, of these pages."""
        return self._script.of(self._documents.of(results, every))
