"""One row of a job tracker as an application."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from ledger.importers._answer_words import (
    APPLIED,
    ENDS,
    INTERVIEWING,
    NEGOTIATING,
    REJECTED,
    RESEARCHING,
)
from ledger.importers._answers import is_blank, yes_or_no
from ledger.importers._application import Application
from ledger.importers._columns import KEEP, Layout
from ledger.importers._dates import Dates
from ledger.importers._day_lists import days_of, is_range
from ledger.importers._table import Row
from ledger.importers._tracker_history import steps_of
from ledger.importers._tracker_standing import MARKS, Mark, Standing, standing
from ledger.importers._tracker_story import Round, Story, story
from ledger.model.draft import one_line
from ledger.value import changed

DAY_FIELDS = (
    "applied", "posted", "response", "decided", "round", "interview", "history", "status-date",
    *MARKS,
)  # fmt: skip

_ANY_DAY = date.min
_PAGE = re.compile(r"\s*\(https?://[^()\s]*\)")


@dataclass
class RowReader:
    """Reads the rows of a table with one layout; `dates` says how each column's days are read."""

    layout: Layout
    dates: Mapping[str, Dates]
    _kept: list[tuple[str, str]] = field(default_factory=list)
    _doubts: list[str] = field(default_factory=list)

    def read(self, row: Row) -> Application:
        """The application of a row."""
        self._kept = [(column, row[column]) for column in self.layout.columns(KEEP)]
        self._doubts = []
        applied = self._day(row, "applied", None)
        posted = self._day(row, "posted", applied)
        responded = self._day(row, "response", applied)
        decided = self._day(row, "decided", applied)
        rounds = tuple(self._rounds(row, applied))
        selected = self._selected(row)
        if not any(one.day for one in rounds):
            rounds = tuple(self._interviews(row, applied)) or rounds
        stands = standing(list(self._words(row)), list(self._marks(row, applied)))
        self._kept += stands.kept
        told = self._history(row)
        stage, said = stands.stage, stands.said
        if not stage and selected is False and responded:
            stage = REJECTED
        decided = decided or stands.ended or (told.decided if stage in ("", told.stage) else None)
        if not stage and told.stage:
            stage, said = told.stage, told.said
        if not stage and stands.sent:
            stage = APPLIED
        rounds = rounds or told.rounds
        self._keep_texts(row)
        application = Application(
            line=row.line,
            organization=self._without_page(row, "organization"),
            title=self._without_page(row, "title"),
            source=one_line(self._text(row, "source")),
            applied=applied or told.applied,
            posted=posted,
            responded=responded or told.responded,
            offered=stands.offered or told.offered,
            decided=decided,
            selected=selected,
            rounds=rounds,
            stage=stage,
            said=said,
            salary=self._text(row, "salary"),
            contact=one_line(self._text(row, "contact")),
            doubts=tuple(self._doubts),
            offer=stands.offer or bool(told.offered),
            talked=self._talked(stands, rounds, selected=selected),
            unread=() if stage in ENDS else stands.unread,
        )
        application = self._with_status_date(row, application)
        kept = tuple((column, text) for column, text in self._kept if text)
        return changed(application, kept=kept)

    def _text(self, row: Row, name: str) -> str:
        column = self.layout.column(name)
        return row[column] if column else ""

    def _without_page(self, row: Row, name: str) -> str:
        """A name without the page that Notion has of it, which is kept: `Acme (https://…)`."""
        typed = one_line(self._text(row, name))
        bare = _PAGE.sub("", typed).strip()
        if not bare or bare == typed:
            return typed
        self._keep(f"{self.layout.column(name)} page", typed)
        return bare

    def _keep(self, column: str, text: str) -> None:
        self._kept.append((column, text))

    def _read(self, row: Row, name: str, since: date | None) -> date | None:
        """The day in the first column that fills a field, if one is there."""
        typed = self._text(row, name)
        return self.dates[self.layout.column(name)].read(typed, since) if typed else None

    def _day(self, row: Row, name: str, since: date | None) -> date | None:
        """The day in a column of days; what is no day is kept."""
        day = self._read(row, name, since)
        typed = self._text(row, name)
        if typed and day is None:
            column = self.layout.column(name)
            self._keep(column, typed)
            if name == "applied":
                self._doubts.append(f"`{one_line(typed)}` under `{column}` is no date")
        return day

    def _rounds(self, row: Row, applied: date | None) -> Iterator[Round]:
        """The rounds that were held, numbered by their columns."""
        for number, column in enumerate(self.layout.columns("round"), start=1):
            typed = row[column]
            days = days_of(typed, self.dates[column], applied) if typed else ()
            if days:
                yield from self._held(number, column, typed, days)
            elif yes_or_no(typed):
                yield Round(str(number), column, None)
            elif yes_or_no(typed) is None and not is_blank(typed):
                self._keep(column, typed)

    def _held(
        self, number: int, column: str, typed: str, days: Sequence[tuple[date, time | None]]
    ) -> Iterator[Round]:
        """The rounds of one cell: `2a` and `2b` where it has two days."""
        if is_range(typed):
            self._keep(column, typed)
        for at, (day, clock) in enumerate(days):
            label = f"{number}{chr(ord('a') + at)}" if len(days) > 1 else str(number)
            yield Round(label, column, day, clock)

    def _selected(self, row: Row) -> bool | None:
        """What the column about an interview says; a day in it is a yes."""
        column = self.layout.column("interview")
        typed = row[column] if column else ""
        if not typed:
            return None
        if days_of(typed, self.dates[column], _ANY_DAY):
            return True
        selected = yes_or_no(typed)
        if selected is None:
            self._keep(column, typed)
        return selected

    def _interviews(self, row: Row, applied: date | None) -> Iterator[Round]:
        """The rounds whose days the column about an interview gives."""
        typed = self._text(row, "interview")
        column = self.layout.column("interview")
        days = days_of(typed, self.dates[column], applied) if typed else ()
        if is_range(typed) and days:
            self._keep(column, typed)
        for number, (day, clock) in enumerate(days, start=1):
            yield Round(str(number), "", day, clock)

    def _words(self, row: Row) -> Iterator[tuple[str, str]]:
        """The cells that say in words where it stands, the outcome first."""
        for name in ("outcome", "stage"):
            yield self.layout.column(name), self._text(row, name)
        for name in MARKS:
            typed = self._text(row, name)
            if not self._read(row, name, _ANY_DAY) and yes_or_no(typed) is None:
                yield self.layout.column(name), "" if is_blank(typed) else typed

    def _marks(self, row: Row, applied: date | None) -> Iterator[Mark]:
        """The stages whose own columns have a day or a yes."""
        for name, stage in MARKS.items():
            day = self._read(row, name, applied)
            typed = self._text(row, name)
            if day or yes_or_no(typed):
                yield Mark(stage, day, "" if day else f"{self.layout.column(name)}: {typed}")

    def _talked(self, stands: Standing, rounds: tuple[Round, ...], *, selected: bool | None) -> str:
        """How the file says that they talked, whatever the day; empty where it does not."""
        if stands.talked or not (rounds or selected):
            return stands.talked
        heading = rounds[0].heading if rounds else ""
        return f"{heading or self.layout.column('interview')}: yes"

    def _with_status_date(self, row: Row, one: Application) -> Application:
        """An application with the day of its status as that of what the status says."""
        since = self._day(row, "status-date", one.applied)
        if since is None:
            return one
        if one.stage in ENDS and not one.decided:
            return changed(one, decided=since)
        if one.stage == NEGOTIATING and not one.offered:
            return changed(one, offered=since)
        if one.stage == APPLIED and not one.applied:
            return changed(one, applied=since)
        if one.stage in (INTERVIEWING, RESEARCHING):
            return changed(one, since=since)
        self._keep(self.layout.column("status-date"), self._text(row, "status-date"))
        return one

    def _history(self, row: Row) -> Story:
        """What the column with the whole story tells; the cell is kept as it is, too."""
        column = self.layout.column("history")
        typed = row[column] if column else ""
        if not typed:
            return Story()
        self._keep(column, typed)
        return story(steps_of(typed, self.dates[column]))

    def _keep_texts(self, row: Row) -> None:
        for name in ("link", "notes"):
            for number, column in enumerate(self.layout.columns(name)):
                self._keep(column if number else name, row[column])
