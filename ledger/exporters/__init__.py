"""From a ledger to other tools' formats: one format a file, found by looking here."""

from __future__ import annotations

from functools import cache

import ledger.exporters as folder
from ledger.catalogue import scan
from ledger.exporters._exporter import Exporter, ExportRequest, exporter

__all__ = ["ExportRequest", "Exporter", "all_exporters", "exporter"]


@cache
def all_exporters() -> tuple[Exporter, ...]:
    """Every exporter, by name."""
    return tuple(sorted(scan(folder, Exporter), key=lambda one: one.name))
