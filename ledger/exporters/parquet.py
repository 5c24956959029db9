"""Parquet: a file for each table, for data tools; types are kept."""

from __future__ import annotations

from ledger.exporters._archive import one_file_a_table
from ledger.exporters._exporter import ExportRequest, NotExportedError, exporter
from ledger.querying import INSTALL, installed

_MISSING = f"Parquet is written by DuckDB, which is not installed: install it with `{INSTALL}`"


@exporter("parquet", "Parquet, a file for each table", ".parquet", binary=True, by_table=True)
def parquet(request: ExportRequest) -> bytes:
    """A table as Parquet, or an archive of all of them."""
    if not installed():
        raise NotExportedError(_MISSING)
    from ledger.querying.parquet import parquet_writer  # noqa: PLC0415 - it is there or is not

    with parquet_writer() as writer:
        return one_file_a_table(request, ".parquet", writer.file)
