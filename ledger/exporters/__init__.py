"""From a ledger to other programs' files: one format a file, found by looking in this folder."""

from __future__ import annotations

from functools import cache

import ledger.exporters as folder
from ledger.catalogue import scan
from ledger.exporters._exporter import Exporter, ExportRequest, NotExportedError, exporter

__all__ = ["ExportRequest", "Exporter", "NotExportedError", "all_exporters", "exporter"]


@cache
def all_exporters() -> tuple[Exporter, ...]:
    """Every exporter, by name."""
    return tuple(sorted(scan(folder, Exporter), key=lambda one: one.name))
