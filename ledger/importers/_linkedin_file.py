"""One table of a LinkedIn archive: its columns, and the plan of it alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ledger.importers._columns import Field, Layout, known_heading, lay_out
from ledger.importers._importer import ImportPlan, Request
from ledger.importers._linkedin import Part
from ledger.importers._people import People
from ledger.importers._table import Table, plain


def laid_out(request: Request, fields: Sequence[Field]) -> tuple[Table, Layout]:
    """The table of a file, and which column fills which field."""
    table = request.file.table(known_heading(fields, request.mapping))
    return table, lay_out(table, fields, request.mapping)


def headings(request: Request, fields: Sequence[Field]) -> frozenset[str]:
    """What its columns are called, as headings are compared."""
    table, _ = laid_out(request, fields)
    return frozenset(plain(column) for column in table.columns)


def plan_of(
    name: str, title: str, request: Request, take: Callable[[Request, People], Part]
) -> ImportPlan:
    """The plan of one file alone; `take` adds what it holds to the people of an import."""
    people = People()
    part = take(request, people)
    return ImportPlan(
        format=name,
        title=title,
        columns=part.columns,
        rows=part.rows,
        drafts=people.drafts.finished(),
        notes=part.notes,
        refusal=part.refusal,
    )
