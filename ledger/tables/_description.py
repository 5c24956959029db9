"""What the tables are, in words: for a terminal, for the guide, and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ledger.tables._table import Column, Table

_HEADINGS = ("column", "type", "key", "what it says", "empty where", "refers to")


def as_objects(tables: Iterable[Table]) -> list[dict[str, Any]]:
    """Tables as JSON has them."""
    return [
        {
            "name": table.name,
            "what": table.what,
            "columns": [
                {
                    "name": one.name,
                    "type": one.type.value,
                    "what": one.what,
                    "key": one.key,
                    "null": one.null or None,
                    "refers": one.refers or None,
                }
                for one in table.columns
            ],
        }
        for table in tables
    ]


def sections(tables: Iterable[Table]) -> Iterator[str]:
    """The lines of a section of Markdown for each table: what a row is, and its columns."""
    for table in tables:
        yield ""
        yield f"## `{table.name}`"
        yield ""
        yield table.what
        yield ""
        yield f"| {' | '.join(_HEADINGS)} |"
        yield f"|{'---|' * len(_HEADINGS)}"
        for one in table.columns:
            yield f"| {' | '.join(_cells(one))} |"


def described(table: Table) -> Iterator[str]:
    """The lines that say on a terminal what a table holds."""
    yield f"{table.name}: {table.what}"
    names = max(len(one.name) for one in table.columns)
    types = max(len(one.type.value) for one in table.columns)
    for one in table.columns:
        said = [one.what]
        said += [f"empty: {one.null}"] if one.null else []
        said += [f"refers to {one.refers}"] if one.refers else []
        key = "key" if one.key else ""
        line = f"  {one.name:<{names}}  {one.type.value:<{types}}  {key:<3}  {'; '.join(said)}"
        yield line.rstrip()


def _cells(one: Column) -> tuple[str, ...]:
    refers = f"`{one.refers}`" if one.refers else ""
    return (f"`{one.name}`", one.type.value, "key" if one.key else "", one.what, one.null, refers)
