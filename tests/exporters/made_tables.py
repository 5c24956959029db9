"""Two tables of every type whose texts provoke, for the tests of what tables are written to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

import pytest

from ledger.exporters import Exporter, ExportRequest, all_exporters
from ledger.tables import Cell, Column, ColumnType, Table, TableSource, table
from tests.support import AS_OF, Files, reading_of

FORMULAS = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "＝1+1",
    '=HYPERLINK("http://x.example","y")', "=cmd|'/c calc'!A0",
)  # fmt: skip
TEXTS = (
    *FORMULAS, "http://x.example", "mailto:a@x.example", "01234", "1e3", "2026-01-02", "TRUE",
    "a\nb", "a\r\nb", "a\rb", 'said "no"', "a,b;c\td", "é 😀 名", "\x01\x1f", "_x0041_", "'quoted",
    "NULL", "", " ", "x" * 40_000, "😀" * 20_000,
)  # fmt: skip


@table(
    "people",
    "a person",
    (
        Column("id", ColumnType.TEXT, "who", key=True),
        Column("said", ColumnType.TEXT, "what they said", null="nothing"),
        Column("age", ColumnType.INTEGER, "years", null="not told"),
        Column("share", ColumnType.REAL, "of all, 0 to 1", null="not told"),
        Column("known", ColumnType.BOOLEAN, "whether I know them", null="not told"),
        Column("born", ColumnType.DATE, "the day", null="not told"),
        Column("up", ColumnType.TIME, "when they get up", null="not told"),
    ),
)
def people(source: TableSource) -> Iterator[tuple[Cell, ...]]:
    for number, text in enumerate(TEXTS):
        yield (f"p{number}", text, -number, number / 8, number % 2 == 0, date(2026, 11, 22),
               time(9, 30))  # fmt: skip
    yield ("nobody", None, None, None, None, None, None)
    yield ("old", "born long ago", 9**18, 1e300, False, date(1815, 12, 10), time(0, 0))


@table(
    "visits",
    "a visit",
    (
        Column("person", ColumnType.TEXT, "who came", key=True, refers="people.id"),
        Column("day", ColumnType.DATE, "when", key=True),
    ),
)
def visits(source: TableSource) -> Iterator[tuple[Cell, ...]]:
    yield ("p0", source.as_of)
    yield ("p1", date(2026, 2, 28))


MADE: tuple[Table, ...] = (people, visits)


def use(patch: pytest.MonkeyPatch, tables: tuple[Table, ...]) -> None:
    """Let some tables be all that there are."""
    for place in ("exporters._tables", "exporters.sqlite", "commands.export"):
        patch.setattr(f"ledger.{place}.all_tables", lambda: tables)
    # Completion brings it in when it is asked.
    patch.setattr("ledger.tables.all_tables", lambda: tables)


def request_of(files: Files, only: str = "") -> ExportRequest:
    """What an exporter is given of some files, on the day of the examples."""
    given = {"headway.toml": "", **files}
    held = {path: text.encode() if isinstance(text, str) else text for path, text in given.items()}
    return ExportRequest(reading=reading_of(given), as_of=AS_OF, files=held, table=only)


def exported(name: str, files: Files | None = None, only: str = "") -> bytes:
    """What an exporter makes of some files."""
    return exporter_of(name).make(request_of(files or {}, only))


def exporter_of(name: str) -> Exporter:
    """The exporter of a name."""
    return next(one for one in all_exporters() if one.name == name)
