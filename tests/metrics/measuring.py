"""Measures small ledgers: a metric by name, days counted back from the day of the examples."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from ledger.metrics import Measurement, all_metrics
from ledger.metrics._measurement import Cell
from tests.support import AS_OF, Files, ledger_of

CAMPAIGN = """---
name: Northwind
organization: northwind
title: Privacy counsel
decision-maker: dana
stages:
  - 2026-08-01 researching
---
"""


def ago(days: int, as_of: date = AS_OF) -> str:
    """The day so many days before, as it is typed; after, where the number is negative."""
    return (as_of - timedelta(days=days)).isoformat()


def measured(name: str, files: Files, as_of: date = AS_OF) -> Measurement:
    """One metric of the ledger that some files make."""
    metric = next(one for one in all_metrics() if one.name == name)
    return metric.measure(ledger_of(files), as_of)


def rows_of(measurement: Measurement) -> list[Mapping[str, Cell]]:
    """The cells of each row."""
    return [row.cells for row in measurement.rows]


def row_of(measurement: Measurement, key: str, value: Cell) -> Mapping[str, Cell]:
    """The cells of the row that has a value."""
    return next(row.cells for row in measurement.rows if row.cells[key] == value)


def northwind(body: str = "", **more: str) -> dict[str, str]:
    """A ledger with one open campaign for a position, its organization and two people."""
    return {
        "organizations/northwind.md": "---\nname: Northwind\n---\n",
        "contacts/dana.md": "---\nname: Dana Kim\n---\n",
        "contacts/lee.md": "---\nname: Lee Park\n---\n",
        "campaigns/nw.md": CAMPAIGN + body,
        **more,
    }
