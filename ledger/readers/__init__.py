"""From a folder of files to a ledger.

What reads whole ledgers is brought in where it is first asked for: to list the files of one,
as a completion does, takes a small part of it.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.processes import Progress, unheard

if TYPE_CHECKING:
    from ledger.readers.reading import LedgerReading, read_sources
    from ledger.readers.rereading import LedgerReader
    from ledger.readers.sources import Sources, gather

__all__ = ["LedgerReader", "LedgerReading", "Sources", "gather", "read_ledger", "read_sources"]

_HOME = {
    "LedgerReader": "rereading",
    "LedgerReading": "reading",
    "read_sources": "reading",
    "Sources": "sources",
    "gather": "sources",
}


def read_ledger(
    root: Path, cache: Path | None = None, progress: Progress = unheard
) -> LedgerReading:
    """The ledger in a folder. Raises OSError only where the folder itself cannot be read.

    What its files say is kept in the folder `cache`, if there is one, for the next time.
    """
    from ledger.readers.rereading import LedgerReader  # noqa: PLC0415 - see above

    return LedgerReader(root, cache).read(progress)


def __getattr__(name: str) -> object:
    """A name of this package, from the file that has it."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOME[name]}"), name)
