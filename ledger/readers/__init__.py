"""From a folder of files to a ledger."""

from __future__ import annotations

from pathlib import Path

from ledger.readers.reading import LedgerReading, read_sources
from ledger.readers.sources import Sources, gather

__all__ = ["LedgerReading", "Sources", "gather", "read_ledger", "read_sources"]


def read_ledger(root: Path) -> LedgerReading:
    """The ledger in a folder. Raises OSError only where the folder itself cannot be read."""
    return gather(root).read()
