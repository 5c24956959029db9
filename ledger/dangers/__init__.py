"""What endangers a promise: one danger a file, found by looking in this folder."""

from __future__ import annotations

from functools import cache

import ledger.dangers as folder
from ledger.catalogue import scan
from ledger.dangers._danger import Danger, Peril, Weight, danger

__all__ = ["Danger", "Peril", "Weight", "all_dangers", "danger"]


@cache
def all_dangers() -> tuple[Danger, ...]:
    """Every danger, those that weigh most first, then by name."""
    found = scan(folder, Danger)
    return tuple(sorted(found, key=lambda one: (one.weight is Weight.NOTICE, one.name)))
