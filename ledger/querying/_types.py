"""What the types of our columns are called in DuckDB."""

from __future__ import annotations

from collections.abc import Mapping

from ledger.tables import ColumnType

TYPES: Mapping[ColumnType, str] = {
    ColumnType.TEXT: "VARCHAR",
    ColumnType.INTEGER: "BIGINT",
    ColumnType.REAL: "DOUBLE",
    ColumnType.BOOLEAN: "BOOLEAN",
    ColumnType.DATE: "DATE",
    ColumnType.TIME: "TIME",
}
