"""HW306: somebody takes part in a dated line, and is named there without a link."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, record_check
from ledger.checks._parts_taken import takes_part
from ledger.checks._plain_text import PARTY, EntryText, FieldText, text_of
from ledger.checks._text import shown
from ledger.config import Way
from ledger.diagnostic import Edit, Fix, Severity
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.name_forms import spelled
from ledger.model.name_hits import HitFinder
from ledger.model.name_neighbours import Hit
from ledger.model.record import Record
from ledger.model.whole_names import whole_forms, whole_names

_NOBODY = (Way.OFF, Way.BUSY, Way.SETBACK)
_INTRODUCTION = "introduction to "
_WHOLE_VALUES = ("via", "for")


@record_check(
    "HW306",
    "plain-mention",
    Severity.INFO,
    why="whoever is named without a link takes no part in the line, and no figure counts them",
)
def plain_mention(ledger: Ledger, record: Record, as_of: date) -> Iterator[Finding]:
    """A whole name or an alias that is one record's alone, where whoever has it took part."""
    names = whole_names(ledger)
    # Most files name nobody without a link: one look at all of their lines tells.
    if not names.may_stand_in("\n".join([entry.raw for entry in record.entries])):
        return
    for entry in record.entries:
        if entry.kind.way not in _NOBODY and names.may_stand_in(entry.raw):
            yield from _Line(ledger, record, entry).findings()


class _Line:
    """Looks through one dated line."""

    def __init__(self, ledger: Ledger, holder: Record, entry: Entry) -> None:
        self.holder = holder
        self.text: EntryText = text_of(entry)
        self.forms = whole_forms(ledger)
        linked = [record for link in entry.links if (record := ledger.resolve(link))]
        # Whose organization takes part need not be said once more.
        organizations = [ledger.organization_of(record) for record in (holder, *linked)]
        self.known = {record.path for record in (holder, *linked, *organizations) if record}

    def findings(self) -> Iterator[Finding]:
        """What is found in the running text, then in the fields."""
        running = self.text.running
        finder = HitFinder(running.replace(PARTY, "\x00"), self.forms)
        for hit in finder.found():
            record = self._meant(hit)
            start, end = finder.pieces[hit.first].start, finder.pieces[hit.last - 1].end
            if record is None or start < self.text.start:
                continue
            lead = running[self.text.start : start]
            others = PARTY in lead or isinstance(self.holder, Contact)
            if takes_part(lead, running[end:], record, others=others):
                yield self._finding(start, end, record)
                running = running[:start] + PARTY * (end - start) + running[end:]
        for field in self.text.fields:
            yield from self._in_field(field)

    def _in_field(self, field: FieldText) -> Iterator[Finding]:
        """An introduction to somebody, and a way or a purpose that is nothing but a name."""
        finder = HitFinder(field.text, self.forms)
        for hit in finder.found():
            start, end = finder.pieces[hit.first].start, finder.pieces[hit.last - 1].end
            before, behind = field.text[field.start : start].strip(), field.text[end:].strip()
            whole = field.key in _WHOLE_VALUES and not before and not behind
            introduced = field.key == "got" and f"{before.lower()} " == _INTRODUCTION
            if (whole or introduced) and (record := self._meant(hit)):
                yield self._finding(start, end, record)

    def _meant(self, hit: Hit) -> Record | None:
        """The only record that a hit can mean, if the line does not have it yet."""
        records = {form.record.path: form.record for form in hit.forms}
        if hit.possessive or len(records) != 1:
            return None
        ((path, record),) = records.items()
        return None if path in self.known else record

    def _finding(self, start: int, end: int, record: Record) -> Finding:
        self.known.add(record.path)
        typed = self.text.entry.raw[start:end]
        link = _link(record, typed)
        place = self.text.place(start)
        return Finding(
            place,
            f"{shown(typed)} has a record here, and takes no part in this line without a link",
            f"type `{link}`",
            0 if "\n" in typed else len(typed),
            fix=Fix(f"{shown(typed)} to `{link}`", (Edit(place, len(typed), link),)),
        )


def _link(record: Record, typed: str) -> str:
    """The link that shows what was typed: the record's name, where nothing else is said."""
    words = " ".join(typed.split())
    if spelled(words) == spelled(record.name):
        return f"[[{record.id}]]"
    return f"[[{record.id}|{words}]]"
