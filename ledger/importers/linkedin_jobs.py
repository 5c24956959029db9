"""LinkedIn's `Job Applications.csv`: what the owner applied for there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.importers._application import Application
from ledger.importers._columns import IGNORE, KEEP, Layout, dates, field
from ledger.importers._dates import decide
from ledger.importers._drafts import same_name
from ledger.importers._importer import ImportPlan, Note, Request, importer
from ledger.importers._linkedin import WHERE, Part, cell
from ledger.importers._linkedin_file import headings, laid_out, plan_of
from ledger.importers._linkedin_message import plain_text
from ledger.importers._people import People
from ledger.importers._table import Row
from ledger.importers._tracker_campaign import add_campaign
from ledger.importers._tracker_channel import add_lines
from ledger.model.draft import one_line

NAME = "linkedin-jobs"
TITLE = "LinkedIn job applications"

FIELDS = (
    field("applied", "application date, applied on, date applied", fits=dates),
    field("organization", "company name, company"),
    field("title", "job title, title"),
    field("link", "job url"),
    field("resume", "resume name"),
    field("answers", "question and answers, questions and answers"),
    # The owner's own address and number, as they stood in the application.
    field(IGNORE, "contact email, contact phone number", many=True),
)
NAMES = (*(one.name for one in FIELDS), KEEP)


def recognises(request: Request) -> float:
    """A job's page beside the day of the application and the résumé or the questions."""
    named = headings(request, FIELDS)
    own = named & {"resume name", "question and answers", "contact phone number"}
    return 1.0 if own and {"application date", "company name", "job title"} <= named else 0.0


@importer(NAME, TITLE, NAMES, recognises)
def linkedin_jobs(request: Request) -> ImportPlan:
    """A campaign for each application, at its first stage."""
    return plan_of(NAME, TITLE, request, take_jobs)


def take_jobs(request: Request, people: People) -> Part:
    """Add every application to the drafts of an import."""
    table, layout = laid_out(request, FIELDS)
    column = layout.column("applied")
    (how,) = decide([table.values(column) if column else ()], request.as_of, request.order)
    notes: list[Note] = []
    seen: dict[tuple[str, ...], int] = {}
    for row in table.rows:
        cells = tuple(same_name(row[use.column]) for use in layout.uses)
        day = how.read(row[column]) if column else None
        if first := seen.get(cells):
            notes.append(Note(row.line, f"the same as line {first}: not taken"))
            continue
        seen[cells] = row.line
        if column and row[column] and not day:
            notes.append(Note(row.line, f"`{row[column]}` is no date"))
        application = _application(row, layout, day, bodies=request.wants_text)
        if application.organization:
            add_campaign(
                people.organizations, application, "", request.ledger.pipeline, request.as_of
            )
        elif not (application.title and add_lines(people.drafts, application)):
            notes.append(Note(row.line, "no company, or no title and no date: not taken"))
    return Part(layout.uses, len(table.rows), tuple(notes))


def _application(row: Row, layout: Layout, day: date | None, *, bodies: bool) -> Application:
    return Application(
        line=row.line,
        organization=one_line(cell(row, layout, "organization")),
        title=cell(row, layout, "title"),
        source=WHERE,
        applied=day,
        posted=None,
        responded=None,
        offered=None,
        decided=None,
        selected=None,
        rounds=(),
        stage="applied",
        said="",
        salary="",
        contact="",
        kept=tuple(_kept(row, layout, bodies=bodies)),
        doubts=(),
    )


def _kept(row: Row, layout: Layout, *, bodies: bool) -> Iterator[tuple[str, str]]:
    yield "link", cell(row, layout, "link")
    yield "resume", cell(row, layout, "resume")
    if bodies:
        yield "answers", plain_text(cell(row, layout, "answers"))
    for column in layout.columns(KEEP):
        yield column, row[column]
