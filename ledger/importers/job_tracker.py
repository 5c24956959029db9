"""Lists of job applications, as spreadsheets and trackers have them: a row an application."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ledger.importers._application import Application
from ledger.importers._columns import KEEP, Layout, known_heading, lay_out
from ledger.importers._dates import Dates, decide
from ledger.importers._day_lists import parts_of
from ledger.importers._doubtful_dates import order_notes
from ledger.importers._drafts import Drafts, same_name
from ledger.importers._importer import ImportPlan, Note, Request, importer
from ledger.importers._organizations import Organizations
from ledger.importers._table import Row, Table, plain
from ledger.importers._tracker_campaign import add_campaign
from ledger.importers._tracker_channel import add_lines
from ledger.importers._tracker_fields import FIELD_NAMES, PERSON_HEADINGS, TRACKER_FIELDS
from ledger.importers._tracker_history import days_in
from ledger.importers._tracker_row import DAY_FIELDS, RowReader
from ledger.model.draft import one_line
from ledger.value import changed

NAME = "job-tracker"
TITLE = "a list of job applications"

_WHAT = frozenset(("organization", "title"))
_WHEN = frozenset(
    ("applied", "response", "decided", "round", "interview", "outcome", "stage", "history")
)
# What stands below the organizations of a spreadsheet and is none.
_SUMS = frozenset((
    "total", "totals", "grand total", "sum", "count", "average", "summe", "gesamt", "anzahl",
    "somme", "suma",
))  # fmt: skip


def _layout(request: Request) -> tuple[Table, Layout]:
    table = request.file.table(known_heading(TRACKER_FIELDS, request.mapping))
    return table, _named_by_title(lay_out(table, TRACKER_FIELDS, request.mapping), request.mapping)


def _named_by_title(layout: Layout, mapping: Mapping[str, str]) -> Layout:
    """A layout in which `Name` is the title of what was applied for, where no other column is.

    So Notion calls the first column of every table; the organization has one of its own.
    """
    fields = layout.fields
    if "title" in fields or not {"organization", "applied"} <= fields or "name" in mapping:
        return layout
    uses = [
        changed(use, field="title") if (use.field, plain(use.column)) == (KEEP, "name") else use
        for use in layout.uses
    ]
    return Layout(tuple(uses))


def recognises(request: Request) -> float:
    """A row says what was applied for, and when or how it went; the owner's word is enough."""
    table, layout = _layout(request)
    fields = layout.fields
    if not (fields & _WHAT and fields & _WHEN):
        return 0.0
    if not request.mapping and "applied" not in fields:
        people = PERSON_HEADINGS & {plain(column) for column in table.columns}
        if people or "title" not in fields:
            return 0.0
    certain = len(fields & {"organization", "title", "source", "applied"})
    return min(0.9, 0.4 + 0.1 * certain + 0.1 * len(fields & _WHEN))


@importer(NAME, TITLE, FIELD_NAMES, recognises)
def job_tracker(request: Request) -> ImportPlan:
    """Campaigns of the rows that name an organization, lines in channels of the others."""
    table, layout = _layout(request)
    if not (layout.fields & _WHAT or layout.column("source")):
        return ImportPlan(
            format=NAME,
            title=TITLE,
            columns=layout.uses,
            refusal="no column says what was applied for: name one with --map COLUMN=title "
            "or --map COLUMN=organization",
        )
    taken = _Taken(request, layout)
    reader = RowReader(layout, _dates(request, table, layout, taken.notes))
    for row in table.rows:
        taken.take(row, reader.read(row))
    return ImportPlan(
        format=NAME,
        title=TITLE,
        columns=layout.uses,
        rows=len(table.rows),
        drafts=taken.organizations.drafts.finished(),
        notes=tuple(taken.notes),
    )


def _dates(request: Request, table: Table, layout: Layout, notes: list[Note]) -> dict[str, Dates]:
    """How the days of each column are read, with a note for each that is in doubt."""
    columns = [column for name in DAY_FIELDS for column in layout.columns(name)]
    told = layout.columns("history")
    values = [
        tuple(day for cell in table.values(column) for day in days_in(cell))
        if column in told
        else tuple(day for cell in table.values(column) for day in parts_of(cell))
        for column in columns
    ]
    days = dict(zip(columns, decide(values, request.as_of, request.order), strict=True))
    notes += order_notes(days)
    return days


@dataclass
class _Taken:
    """The drafts of the rows taken so far, and the notes about rows."""

    request: Request
    layout: Layout
    organizations: Organizations = field(default_factory=lambda: Organizations(Drafts()))
    notes: list[Note] = field(default_factory=list)
    _told: set[tuple[str, str]] = field(default_factory=set)
    _seen: dict[tuple[str, ...], int] = field(default_factory=dict)

    def take(self, row: Row, application: Application) -> None:
        """Add what a row says, or a note that says why not."""
        reason = self._add(row, application)
        if reason:
            self.notes.append(Note(application.line, f"{reason}: not taken"))
        else:
            self.notes.extend(Note(application.line, doubt) for doubt in self._doubts(application))

    def _add(self, row: Row, application: Application) -> str:
        """Why a row is not taken; empty where it is."""
        if plain(application.organization) in _SUMS and not application.title:
            return "a line of totals"
        if not application.organization:
            if not (application.title or application.source):
                return "neither an organization, a title nor a source"
            taken = add_lines(self.organizations.drafts, application)
            return "" if taken else "no organization and no date"
        cells = tuple(same_name(row[column]) for column in self.layout_columns)
        if first := self._seen.get(cells):
            return f"the same as line {first}"
        self._seen[cells] = application.line
        add_campaign(
            self.organizations,
            application,
            self.layout.column("contact"),
            self.request.ledger.pipeline,
            self.request.as_of,
        )
        return ""

    @property
    def layout_columns(self) -> tuple[str, ...]:
        """Every column of the table."""
        return tuple(use.column for use in self.layout.uses)

    def _doubts(self, application: Application) -> Iterator[str]:
        yield from application.doubts
        for column, typed in application.unread:
            if (column, typed) not in self._told:
                self._told.add((column, typed))
                yield (
                    f"`{one_line(typed)}` under `{column}` is no stage that is known: it is kept, "
                    "and what says so counts as open"
                )
        applied = application.applied
        if applied and applied > self.request.as_of:
            yield f"applied on {applied}, which is still to come"
        before = [one for one in application.rounds if one.day and applied and one.day < applied]
        for one in before:
            yield f"{one.heading or 'the interview'} on {one.day} lies before the application"
