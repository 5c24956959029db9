"""LinkedIn's `Connections.csv`, from "Get a copy of your data"."""

from __future__ import annotations

from ledger.importers._columns import KEEP, Layout, dates, field
from ledger.importers._dates import decide
from ledger.importers._drafts import free_key, same_name
from ledger.importers._importer import ImportPlan, Note, Request, importer
from ledger.importers._linkedin import TAG, Part, cell
from ledger.importers._linkedin_file import headings, laid_out, plan_of
from ledger.importers._people import People
from ledger.importers._table import Row
from ledger.model.draft import DraftValue, one_line
from ledger.model.record import RecordKind
from ledger.naming import key
from ledger.readers.records import keys_of

NAME = "linkedin-connections"
TITLE = "LinkedIn connections"

FIELDS = (
    field("first-name", "first name"),
    field("last-name", "last name"),
    field("link", "url, profile url"),
    field("email", "email address, email"),
    field("organization", "company"),
    field("title", "position"),
    field("met", "connected on", fits=dates),
)


def recognises(request: Request) -> float:
    """Nobody else has `Connected On` beside a first and a last name."""
    named = headings(request, FIELDS)
    return 1.0 if {"first name", "last name", "connected on"} <= named else 0.0


@importer(NAME, TITLE, (*(one.name for one in FIELDS), KEEP, "ignore"), recognises)
def linkedin_connections(request: Request) -> ImportPlan:
    """A contact for each connection with a name, and an organization for each company."""
    return plan_of(NAME, TITLE, request, take_connections)


def take_connections(request: Request, people: People) -> Part:
    """Add every connection to the people of an import. Each is a member of its own."""
    table, layout = laid_out(request, FIELDS)
    notes: list[Note] = []
    column = layout.column("met")
    (how,) = decide([table.values(column) if column else ()], request.as_of, request.order)
    seen: dict[tuple[str, ...], int] = {}
    for row in table.rows:
        name = " ".join(cell(row, layout, part) for part in ("first-name", "last-name")).strip()
        cells = tuple(same_name(row[use.column]) for use in layout.uses)
        if not name:
            notes.append(Note(row.line, "no name: not taken"))
        elif first := seen.get(cells):
            notes.append(Note(row.line, f"the same as line {first}: not taken"))
        else:
            seen[cells] = row.line
            met = how.read(row[column]) if column else None
            fields = _fields(people, row, layout)
            if met:
                fields["met"] = met.isoformat()
            elif column and row[column]:
                fields["connected-on"] = row[column]
                notes.append(Note(row.line, f"`{one_line(row[column])}` is no date"))
            fields["tags"] = (TAG,)
            people.add(name, fields)
    return Part(layout.uses, len(table.rows), tuple(notes))


def _fields(people: People, row: Row, layout: Layout) -> dict[str, DraftValue]:
    """The keys of a contact: where they work, how to reach them, what else the row holds."""
    link = cell(row, layout, "link")
    fields: dict[str, DraftValue] = {
        **people.organizations.employer(cell(row, layout, "organization")),
        "title": cell(row, layout, "title"),
        "email": cell(row, layout, "email"),
        "links": (link,) if link else (),
    }
    for other in layout.columns(KEEP):
        fields[free_key(key(other), keys_of(RecordKind.CONTACT), fields)] = row[other]
    return fields
