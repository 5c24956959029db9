"""What is wrong, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.tables._columns import integer, number, said, text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table


@table(
    "findings",
    "A finding on the day asked for, as `headway check` gives it.",
    (
        number("its place among the findings"),
        text("code", "its code: HW301"),
        text("name", "its name: unknown-link"),
        text("severity", "error, warning or info"),
        text(
            "record",
            "the record whose file it is in",
            null="it is in no record's file",
            refers="records.id",
        ),
        text("path", "the file"),
        integer("line", "the line of the file"),
        integer("character", "where on the line, in characters, from 1"),
        text("message", "what is wrong"),
        text("why", "why that matters", null="not said"),
        text("help", "the remedy", null="not said"),
    ),
)
def findings(source: TableSource) -> Iterator[Row]:
    """By path, line, column and code."""
    for at, one in enumerate(source.findings, start=1):
        place = one.location
        yield (
            at,
            one.code,
            one.name,
            one.severity.value,
            source.ids.get(place.path),
            place.path,
            place.line,
            place.column,
            one.message,
            said(one.why),
            said(one.help),
        )
