"""LinkedIn's `Invitations.csv`: whom the owner asked to connect, and who asked the owner."""

from __future__ import annotations

from ledger.importers._columns import IGNORE, Layout, dates, field
from ledger.importers._dates import decide
from ledger.importers._importer import ImportPlan, Note, Request, importer
from ledger.importers._linkedin import TAG, WHERE, Member, Part, cell
from ledger.importers._linkedin_file import headings, laid_out, plan_of
from ledger.importers._linkedin_message import plain_text
from ledger.importers._people import People
from ledger.importers._table import Row
from ledger.model.draft import dated_line
from ledger.wording import fold

NAME = "linkedin-invitations"
TITLE = "LinkedIn invitations"

FIELDS = (
    field("from", "from"),
    field("to", "to"),
    field("date", "sent at, sent on, date", fits=dates),
    field("message", "message"),
    field("direction", "direction"),
    field("from-link", "inviterprofileurl, inviter profile url"),
    field("to-link", "inviteeprofileurl, invitee profile url"),
)
NAMES = (*(one.name for one in FIELDS), IGNORE)

# A direction, the field of the other person and of their link, the kind of line, its words.
_WAYS = {
    "outgoing": ("to", "to-link", "invite", WHERE),
    "incoming": ("from", "from-link", "inbound", f"{WHERE}, an invitation to connect"),
}


def recognises(request: Request) -> float:
    """Who asked whom, and in which direction that was."""
    named = headings(request, FIELDS)
    return 1.0 if {"from", "to", "sent at", "direction"} <= named else 0.0


@importer(NAME, TITLE, NAMES, recognises)
def linkedin_invitations(request: Request) -> ImportPlan:
    """A dated line for each invitation, with the other person's contact."""
    return plan_of(NAME, TITLE, request, take_invitations)


def take_invitations(request: Request, people: People) -> Part:
    """Add every invitation to the people of an import."""
    table, layout = laid_out(request, FIELDS)
    column = layout.column("date")
    (how,) = decide([table.values(column) if column else ()], request.as_of, request.order)
    notes: list[Note] = []
    for row in table.rows:
        way = _WAYS.get(fold(cell(row, layout, "direction")))
        typed = cell(row, layout, "date")
        day = how.read(typed)
        if way is None:
            said = cell(row, layout, "direction")
            notes.append(Note(row.line, f"`{said}` is no direction: not taken"))
        elif day is None:
            notes.append(Note(row.line, f"`{typed}` is no date: not taken"))
        elif not (other := _other(row, layout, way)).is_somebody:
            notes.append(Note(row.line, "nobody with a name: not taken"))
        else:
            body = plain_text(cell(row, layout, "message")) if request.wants_text else ""
            words = f"{way[3]}: {body}" if body else way[3]
            person = people.met(other.name, other.link, (TAG,))
            people.drafts.add_line(person, dated_line(day, way[2], words))
    return Part(layout.uses, len(table.rows), tuple(notes))


def _other(row: Row, layout: Layout, way: tuple[str, str, str, str]) -> Member:
    return Member(cell(row, layout, way[0]), cell(row, layout, way[1]))
