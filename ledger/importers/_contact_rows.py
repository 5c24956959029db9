"""A list of people, a row a person, as drafts of contacts and of the organizations they are at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ledger.importers._columns import KEEP, Field, Layout, known_heading, lay_out
from ledger.importers._contact_cells import addresses, phone_numbers, tag_words, web_addresses
from ledger.importers._contact_fields import AS_KEYS, PRIVATE
from ledger.importers._contact_names import full_name, is_odd
from ledger.importers._dates import Dates, are_days, decide, has_two_readings, is_no_day
from ledger.importers._doubtful_dates import order_notes
from ledger.importers._drafts import free_key, same_name
from ledger.importers._importer import ImportPlan, Note, Request
from ledger.importers._people import People, one_or_many
from ledger.importers._table import Row, Table
from ledger.model.address import is_email
from ledger.model.draft import DraftValue, dated_line, line_text, one_line
from ledger.model.record import RecordKind
from ledger.naming import key
from ledger.readers.records import keys_of
from ledger.wording import fold

_PERSON = frozenset(("name", "first-name", "last-name"))
# What a dated line about the last contact begins with: no word for a kind, so it is a note.
_A_NOTE = "last in touch"
# What a book says of somebody who is nobody else's business.
_MARKED = frozenset(("true", "wahr", "vrai", "private", "confidential", "personal", "privat"))


def layout_of(request: Request, fields: tuple[Field, ...]) -> tuple[Table, Layout]:
    """The table of a file, and which field each of its columns fills."""
    table = request.file.table(known_heading(fields, request.mapping))
    return table, lay_out(table, fields, request.mapping)


def read_contacts(request: Request, name: str, title: str, fields: tuple[Field, ...]) -> ImportPlan:
    """The plan of a list of people."""
    table, layout = layout_of(request, fields)
    if not layout.fields & (_PERSON | {"email", "organization"}):
        return ImportPlan(
            format=name,
            title=title,
            columns=layout.uses,
            refusal="no column says who somebody is: name one with --map COLUMN=name or "
            "--map COLUMN=email",
        )
    rows = _Rows(request, table, layout)
    for row in table.rows:
        rows.take(row)
    return ImportPlan(
        format=name,
        title=title,
        columns=layout.uses,
        rows=len(table.rows),
        drafts=rows.people.drafts.finished(),
        notes=(*rows.order_doubts, *rows.notes),
    )


@dataclass
class _Rows:
    """The people of the rows taken so far, and the notes about rows."""

    request: Request
    table: Table
    layout: Layout
    people: People = field(default_factory=People)
    notes: list[Note] = field(default_factory=list)
    _lines: dict[str, int] = field(default_factory=dict)
    _seen: dict[tuple[str, ...], int] = field(default_factory=dict)

    @cached_property
    def _days(self) -> Mapping[str, Dates]:
        """How the days of each column are read, of those that hold days."""
        columns = [
            use.column
            for use in self.layout.uses
            if use.field in ("met", "last-contact", "birthday")
            or (use.field == KEEP and are_days(use.samples))
        ]
        values = [self.table.values(column) for column in columns]
        made = decide(values, self.request.as_of, self.request.order)
        return dict(zip(columns, made, strict=True))

    @property
    def order_doubts(self) -> Iterator[Note]:
        """A note for each column with days that may be read in two ways."""
        open_ = {
            column: dates
            for column, dates in self._days.items()
            if any(map(has_two_readings, self.table.values(column)))
        }
        return order_notes(open_)

    def take(self, row: Row) -> None:
        """Add what a row says, or a note that says why not."""
        cells = tuple(same_name(row[use.column]) for use in self.layout.uses)
        if first := self._seen.get(cells):
            self._note(row, f"the same as line {first}: not taken")
            return
        self._seen[cells] = row.line
        told = [text for text in cells if text]
        name = full_name(self._cell(row))
        fields = self._fields(row)
        if not name and fields["email"]:
            name = _first(fields["email"])
            self._note(row, f"no name: called by the address `{name}`")
        if name:
            self._person(row, name, fields)
        elif fields["organization"]:
            self._organization(row, fields)
        else:
            what = "no name and no e-mail address" if told else "nothing in it"
            self._note(row, f"{what}: not taken")

    def _person(self, row: Row, name: str, fields: dict[str, DraftValue]) -> None:
        if is_odd(name):
            self._note(row, f"`{name}` looks like no name: taken as it stands")
        found = self.people.find(name, fields)
        if found.id:
            before = self._lines[found.id]
            self._note(row, f"the same person as on line {before} ({found.why}): taken together")
            for left, value in self.people.extend(found.id, fields).items():
                self._note(row, f"`{left}` is otherwise on line {before}: `{_shown(value)}` left")
            called = self.people.drafts.name(found.id)
            if is_email(called) and not is_email(name):
                self.people.call(found.id, name)
            elif same_name(called) != same_name(name) and not is_email(name):
                self._note(row, f"called otherwise on line {before}: `{name}` left")
            made = found.id
        else:
            if found.namesake:
                before = self._lines[found.namesake]
                self._note(row, f"{name} is on line {before} too, {found.why}: taken for another")
            made = self.people.add(name, fields)
            self._lines[made] = row.line
        for day, words in self._touches(row):
            self.people.drafts.add_line(made, dated_line(day, words))

    def _organization(self, row: Row, fields: dict[str, DraftValue]) -> None:
        """A row that names nobody: what it says is the organization's."""
        made = str(fields.pop("organization"))
        links = fields.pop("links")
        keys = keys_of(RecordKind.ORGANIZATION)
        told = {
            name if name in keys else free_key(name, keys): value
            for name, value in {"website": _first(links), **fields}.items()
        }
        self._note(row, "no name: taken for an organization")
        for left, value in self.people.organizations.extend(made, told).items():
            self._note(row, f"`{left}` of it is otherwise above: `{_shown(value)}` left")

    def _cell(self, row: Row) -> Callable[[str], str]:
        def cell(name: str) -> str:
            column = self.layout.column(name)
            return "" if not column or is_no_day(row[column]) else row[column]

        return cell

    def _cells(self, row: Row, name: str) -> Iterator[tuple[str, str]]:
        for column in self.layout.columns(name):
            if row[column] and not is_no_day(row[column]):
                yield column, row[column]

    def _fields(self, row: Row) -> dict[str, DraftValue]:
        """The keys of a contact, in the order in which they stand in its file."""
        cell = self._cell(row)
        left: list[tuple[str, str]] = []
        fields: dict[str, DraftValue] = {
            "organization": self.people.organization(one_line(cell("organization"))),
            "title": one_line(cell("title")),
            "email": one_or_many(self._all(row, "email", addresses, left)),
            "phone": one_or_many(self._all(row, "phone", phone_numbers, left)),
            "links": tuple(dict.fromkeys(self._all(row, "links", web_addresses, left))),
            "met": self._day(row, "met", left),
            "tags": tuple(dict.fromkeys(self._all(row, "tags", tag_words, []))),
        }
        for column, text in self._cells(row, PRIVATE):
            if fold(one_line(text)) in _MARKED:
                fields["private"] = "true"
            else:
                left.append((column, text))
        whole = one_line(cell("name"))
        if not _words(whole) <= _words(full_name(cell)):
            left.append(("other name", whole))
        for name in AS_KEYS:
            if text := cell(name):
                fields[name] = self._as_day(self.layout.column(name), text)
        for column, text in (*self._cells(row, KEEP), *left):
            free = free_key(key(column), keys_of(RecordKind.CONTACT), fields)
            fields[free] = self._as_day(column, text)
        return fields

    def _all(
        self,
        row: Row,
        name: str,
        cut: Callable[[str], tuple[str, ...]],
        left: list[tuple[str, str]],
    ) -> Iterator[str]:
        """What the columns of a field hold; cells that are no such thing go to `left`."""
        for column, text in self._cells(row, name):
            found = cut(text)
            yield from found
            if not found:
                left.append((column, text))

    def _day(self, row: Row, name: str, left: list[tuple[str, str]]) -> str:
        for column, text in self._cells(row, name):
            if day := self._days[column].read(text):
                return day.isoformat()
            left.append((column, text))
            self._note(row, f"`{one_line(text)}` is no date: kept as it stands")
        return ""

    def _as_day(self, column: str, text: str) -> str:
        """A day as the ledger writes it, where the column holds days and the cell no more."""
        dates = self._days.get(column)
        day = dates.read(text) if dates and ":" not in text else None
        return day.isoformat() if day else text

    def _touches(self, row: Row) -> Iterator[tuple[date, str]]:
        for column, text in self._cells(row, "last-contact"):
            if day := self._days[column].read(text):
                heading = line_text(column)
                said = "" if fold(heading) in ("last contact", "last contacted") else heading
                yield day, f"{_A_NOTE}, {said}" if said else _A_NOTE
            else:
                self._note(row, f"`{one_line(text)}` is no date: not taken")

    def _note(self, row: Row, message: str) -> None:
        self.notes.append(Note(row.line, message))


def _words(name: str) -> set[str]:
    return set(same_name(name).replace(",", " ").split())


def _first(value: DraftValue) -> str:
    return value if isinstance(value, str) else next(iter(value), "")


def _shown(value: DraftValue) -> str:
    return one_line(value if isinstance(value, str) else "; ".join(value))
