"""The days of a list of people: how each of its columns writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ledger.importers._columns import KEEP, Layout
from ledger.importers._dates import Dates, are_days, decide, has_two_readings
from ledger.importers._doubtful_dates import order_notes
from ledger.importers._importer import Note, Request
from ledger.importers._table import Table

# A day of which no year is known, as Google writes a birthday: `--04-12`.
_NO_YEAR = re.compile(r"--(\d{2}-\d{2})")
_CENTURY = re.compile(r"20(\d{2}-\d{2}-\d{2})")
_FOUR = re.compile(r"\d{4}")


@dataclass
class ContactDays:
    """Reads the days of a table, in the order that is decided for each column."""

    request: Request
    table: Table
    layout: Layout

    @cached_property
    def _columns(self) -> Mapping[str, Dates]:
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
    def doubts(self) -> Iterator[Note]:
        """A note for each column with days that may be read in two ways."""
        open_ = {
            column: dates
            for column, dates in self._columns.items()
            if any(map(has_two_readings, self.table.values(column)))
        }
        return order_notes(open_)

    def read(self, column: str, text: str) -> date | None:
        """The day that a cell of a column of days spells, or None."""
        return self._columns[column].read(text)

    def as_day(self, column: str, text: str) -> str:
        """A day as the ledger writes it, where the column holds days and the cell no more."""
        if yearly := _NO_YEAR.fullmatch(text.strip()):
            return yearly[1]
        dates = self._columns.get(column)
        day = dates.read(text) if dates and ":" not in text else None
        return day.isoformat() if day else text

    def as_birthday(self, column: str, text: str) -> str:
        """A birthday as the ledger writes it; a year of two digits lies behind."""
        said = self.as_day(column, text)
        century = _CENTURY.fullmatch(said)
        ahead = century is not None and said > self.request.as_of.isoformat()
        return f"19{century[1]}" if century and ahead and not _FOUR.search(text) else said
