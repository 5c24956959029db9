"""A list of people, a row a person, as drafts of contacts and of the organizations they are at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ledger.importers._columns import KEEP, Field, Layout, known_heading, lay_out
from ledger.importers._contact_cells import addresses, phone_numbers, tag_words, web_addresses
from ledger.importers._contact_days import ContactDays
from ledger.importers._contact_fields import AS_KEYS, PRIVATE
from ledger.importers._contact_names import full_name, is_odd
from ledger.importers._dates import is_no_day
from ledger.importers._drafts import free_key, same_name
from ledger.importers._importer import ImportPlan, Note, Request
from ledger.importers._labelled_columns import Labelled, labelled_columns
from ledger.importers._people import People, one_or_many
from ledger.importers._table import Row, Table
from ledger.model.address import is_email
from ledger.model.draft import LAST_IN_TOUCH, DraftValue, dated_line, line_text, one_line
from ledger.model.record import RecordKind
from ledger.naming import key
from ledger.readers.records import keys_of
from ledger.wording import fold

_PERSON = frozenset(("name", "first-name", "last-name"))
# What a dated line about the last contact begins with: no word for a kind, so it is a note.
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
        notes=(*rows.days.doubts, *rows.notes),
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
    def days(self) -> ContactDays:
        """The days of its columns."""
        return ContactDays(self.request, self.table, self.layout)

    @cached_property
    def _labelled(self) -> Mapping[str, Labelled]:
        return labelled_columns(self.table.columns)

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
        elif fields.get("organization"):
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
        employer, *others = self._employers(cell("organization"))
        fields: dict[str, DraftValue] = {
            **self.people.organizations.employer(employer),
            "also-at": tuple(others),
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
                as_said = self.days.as_birthday if name == "birthday" else self.days.as_day
                fields[name] = as_said(self.layout.column(name), text)
        for column, text in (*self._cells(row, KEEP), *left):
            labelled = self._labelled.get(column)
            heading = labelled.heading if labelled else column
            free = free_key(key(heading), keys_of(RecordKind.CONTACT), fields)
            said = one_line(row[labelled.label]).lstrip("* ") if labelled else ""
            value = self.days.as_day(column, text)
            fields[free] = f"{said}: {value}" if said else value
        return fields

    def _employers(self, typed: str) -> Sequence[str]:
        """The organizations in a cell, the first first; HubSpot has all that are associated."""
        if "associated" not in self.layout.column("organization").lower():
            return (one_line(typed),)
        return [*filter(None, map(one_line, typed.split(";")))] or ("",)

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
            if day := self.days.read(column, text):
                return day.isoformat()
            left.append((column, text))
            self._note(row, f"`{one_line(text)}` is no date: kept as it stands")
        return ""

    def _touches(self, row: Row) -> Iterator[tuple[date, str]]:
        for column, text in self._cells(row, "last-contact"):
            if day := self.days.read(column, text):
                heading = line_text(column)
                said = "" if fold(heading) in ("last contact", "last contacted") else heading
                yield day, f"{LAST_IN_TOUCH}, {said}" if said else LAST_IN_TOUCH
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
