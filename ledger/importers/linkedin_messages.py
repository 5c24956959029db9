"""LinkedIn's `messages.csv`: who wrote to whom, and when."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from ledger.importers import _columns as columns
from ledger.importers._columns import IGNORE, Layout
from ledger.importers._dates import decide
from ledger.importers._importer import ColumnUse, ImportPlan, Note, Request, importer
from ledger.importers._linkedin import TAG, WHERE, Member, Owner, Part, cell, owner_of
from ledger.importers._linkedin_file import headings, laid_out, plan_of
from ledger.importers._linkedin_message import Message, read_message
from ledger.importers._people import People
from ledger.importers._table import Table
from ledger.model.draft import line_text
from ledger.wording import fold, listing, plural

NAME = "linkedin-messages"
TITLE = "LinkedIn messages"

FIELDS = (
    columns.field("conversation", "conversation id"),
    columns.field("title", "conversation title"),
    columns.field("from", "from"),
    columns.field("from-link", "sender profile url"),
    columns.field("to", "to"),
    columns.field("to-links", "recipient profile urls"),
    columns.field("date", "date", fits=columns.dates),
    columns.field("subject", "subject"),
    columns.field("content", "content"),
    columns.field("folder", "folder"),
    columns.field("draft", "is message draft, is draft"),
)
NAMES = (*(one.name for one in FIELDS), IGNORE)

# A letter to more people than these is to nobody in particular.
_MOST_NAMED = 8

# What a conversation is called says who is in it, as the names do.
_NOT_TAKEN = frozenset(("title", "keep"))

_WHO = (
    "whose messages these are cannot be told: two people are in all of them; "
    "say your name in me.md (`name: ...`) and import them again"
)


def recognises(request: Request) -> float:
    """Senders and recipients beside the number of a conversation or the link of a profile."""
    named = headings(request, FIELDS)
    own = named & {"conversation id", "sender profile url"}
    return 1.0 if own and {"from", "to", "date"} <= named else 0.0


@importer(NAME, TITLE, NAMES, recognises)
def linkedin_messages(request: Request) -> ImportPlan:
    """A dated line with each person for each day and direction; what was said is left out."""
    return plan_of(NAME, TITLE, request, take_messages)


def take_messages(request: Request, people: People, name: str = "") -> Part:
    """Add every message to the people of an import; `name` is the owner's, where it is known."""
    table, layout = laid_out(request, FIELDS)
    messages = _messages(request, table, layout)
    talks: dict[str, set[Member]] = defaultdict(set)
    for message in messages:
        talks[message.talk or f"line {message.line}"].update(message.members)
    uses = tuple(
        ColumnUse(use.column, IGNORE, use.samples)
        if use.field in _NOT_TAKEN or (use.field == "content" and not request.wants_text)
        else use
        for use in layout.uses
    )
    owner = owner_of([*map(frozenset, talks.values())], request.ledger, name)
    if owner is None:
        return Part(uses, len(table.rows), (), _WHO if messages else "")
    lines = _Lines(request, people, owner)
    for message in sorted(messages, key=lambda one: (one.day is None, one.day, one.typed)):
        lines.take(message)
    return Part(uses, len(table.rows), tuple(sorted(lines.notes, key=lambda one: one.line)))


def _messages(request: Request, table: Table, layout: Layout) -> list[Message]:
    column = layout.column("date")
    (how,) = decide([table.values(column) if column else ()], request.as_of, request.order)
    senders = {fold(cell(row, layout, "from")) for row in table.rows}
    return [read_message(row, layout, how, senders) for row in table.rows]


@dataclass
class _Lines:
    """The dated lines of the messages taken so far, and the notes about rows."""

    request: Request
    people: People
    owner: Owner
    notes: list[Note] = field(default_factory=list)
    _there: set[tuple[str, str]] = field(default_factory=set)
    _written: set[str] = field(default_factory=set)

    def take(self, message: Message) -> None:
        """Add what a message comes to, or a note that says why it is left out."""
        if reason := message.why_not or self._add(message):
            self.notes.append(Note(message.line, f"{reason}: not taken"))

    def _add(self, message: Message) -> str:
        """Why a message is not taken; empty where it is."""
        if message.day is None:
            return f"`{message.typed}` is no date" if message.typed else "no date"
        if self.owner.is_this(message.sender):
            self._written.add(message.talk)
            return self._sent(message)
        if not message.sender.is_somebody:
            return f"from nobody with a name (`{message.sender.name}`)"
        answer = "reply" if message.talk in self._written else "inbound"
        others = len(message.recipients)
        group = f", to {others} people" if others > 1 else ""
        self._line(self._person(message.sender), message, answer, group)
        return ""

    def _sent(self, message: Message) -> str:
        to = [one for one in message.recipients if one.is_somebody and not self.owner.is_this(one)]
        if not to:
            return "to nobody with a name"
        if len(to) > _MOST_NAMED:
            return f"to {plural(len(to), 'person', 'people')} at once"
        first, *others = dict.fromkeys(map(self._person, to))
        linked = listing(f"[[{one}]]" for one in others)
        self._line(first, message, "message", f" with {linked}" if linked else "")
        return ""

    def _person(self, member: Member) -> str:
        return self.people.met(member.name, member.link, (TAG,))

    def _line(self, holder: str, message: Message, kind: str, group: str) -> None:
        """One line a day and direction, unless what was said is wanted: then one a message."""
        said = message.subject
        if self.request.wants_text:
            said = " ".join(text for text in (said and f"{said}:", message.body) if text)
        words = line_text(f"{WHERE}: {said}" if said else WHERE)
        line = f"- {message.day} {kind} {words}{group}"
        if self.request.wants_text or (holder, line) not in self._there:
            self._there.add((holder, line))
            self.people.drafts.add_line(holder, line)
