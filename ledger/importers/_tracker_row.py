"""One row of a job tracker as an application: its days, its rounds, where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from ledger.importers._answers import (
    ACCEPTED,
    APPLIED,
    NEGOTIATING,
    REJECTED,
    is_blank,
    says_exactly,
    says_sent,
    stage_of,
    yes_or_no,
)
from ledger.importers._columns import KEEP, Layout
from ledger.importers._dates import Dates, clock_in
from ledger.importers._table import Row, plain
from ledger.importers._tracker_history import steps_of
from ledger.importers._tracker_story import Round, Story, story
from ledger.model.draft import one_line
from ledger.value import Value

DAY_FIELDS = ("applied", "posted", "response", "decided", "round", "interview", "history")

# `No` below one of these says that none came yet.
_NONE_SO_FAR = frozenset((
    "response", "responded", "answer", "answered", "reply", "replied", "offer", "offered",
    "heard back", "feedback",
))  # fmt: skip

_CAME_TO_ME = re.compile(
    r"\b(?:recruiters?|employers?|company|talent|headhunters?|agency|hr)\b.*"
    r"\b(?:outreach|reached out|contacted|approached)\b"
    r"|\b(?:reached out to|contacted|approached) me\b|\binbound\b|\bheadhunted\b",
    re.IGNORECASE,
)


class Application(Value, frozen=True, kw_only=True):
    """What a row says. `said` is how the file words `stage`, where it says more than its name.

    `kept` are the cells that fill no field, or whose text is not what its field holds, by
    heading. `doubts` are for the owner.
    """

    line: int
    organization: str
    title: str
    source: str
    applied: date | None
    posted: date | None
    responded: date | None
    offered: date | None
    decided: date | None
    selected: bool | None
    rounds: tuple[Round, ...]
    stage: str
    said: str
    salary: str
    contact: str
    kept: tuple[tuple[str, str], ...]
    doubts: tuple[str, ...]

    @property
    def came_to_me(self) -> bool:
        """Whether its source says that they wrote first."""
        return bool(_CAME_TO_ME.search(self.source))

    @property
    def was_offered(self) -> bool:
        """Whether they made an offer."""
        return self.stage in (NEGOTIATING, ACCEPTED)

    @property
    def last_round(self) -> date | None:
        """The day of the last dated round."""
        return max((one.day for one in self.rounds if one.day), default=None)

    @property
    def ended(self) -> date | None:
        """The day of its outcome: as stated, else that of an answer after the last round.

        An answer that led to a round without a day is not the outcome.
        """
        if self.decided or not self.responded:
            return self.decided
        last = self.last_round
        if last is None:
            return None if self.selected or self.rounds else self.responded
        return self.responded if self.responded >= last else None


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
        if not any(one.day for one in rounds) and (held := self._interview_day(row, applied)):
            rounds = (Round(1, "", held, clock_in(self._text(row, "interview"))),)
        stage, said = self._stage(row)
        if not stage and selected is False and responded:
            stage = REJECTED
        told = self._history(row)
        applied = applied or told.applied
        rounds = rounds or told.rounds
        decided = decided or (told.decided if stage in ("", told.stage) else None)
        if not stage and told.stage:
            stage, said = told.stage, told.said
        if not stage and self._was_sent(row):
            stage = APPLIED
        self._keep_texts(row)
        return Application(
            line=row.line,
            organization=one_line(self._text(row, "organization")),
            title=one_line(self._text(row, "title")),
            source=one_line(self._text(row, "source")),
            applied=applied,
            posted=posted,
            responded=responded or told.responded,
            offered=told.offered,
            decided=decided,
            selected=selected,
            rounds=rounds,
            stage=stage,
            said=said,
            salary=self._text(row, "salary"),
            contact=one_line(self._text(row, "contact")),
            kept=tuple((column, text) for column, text in self._kept if text),
            doubts=tuple(self._doubts),
        )

    def _text(self, row: Row, name: str) -> str:
        column = self.layout.column(name)
        return row[column] if column else ""

    def _keep(self, column: str, text: str) -> None:
        self._kept.append((column, text))

    def _day(self, row: Row, name: str, since: date | None) -> date | None:
        column = self.layout.column(name)
        typed = row[column] if column else ""
        day = self.dates[column].read(typed, since) if typed else None
        if typed and day is None:
            self._keep(column, typed)
            if name == "applied":
                self._doubts.append(f"`{one_line(typed)}` under `{column}` is no date")
        return day

    def _rounds(self, row: Row, applied: date | None) -> Iterator[Round]:
        """The rounds that were held, numbered by their columns."""
        for number, column in enumerate(self.layout.columns("round"), start=1):
            typed = row[column]
            day = self.dates[column].read(typed, applied) if typed else None
            if day or yes_or_no(typed):
                yield Round(number, column, day, clock_in(typed) if day else None)
            elif yes_or_no(typed) is None and not is_blank(typed):
                self._keep(column, typed)

    def _selected(self, row: Row) -> bool | None:
        """What the column about an interview says; a day in it is a yes."""
        column = self.layout.column("interview")
        typed = row[column] if column else ""
        if not typed:
            return None
        if self.dates[column].read(typed, date.min):
            return True
        selected = yes_or_no(typed)
        if selected is None:
            self._keep(column, typed)
        return selected

    def _interview_day(self, row: Row, applied: date | None) -> date | None:
        column = self.layout.column("interview")
        return self.dates[column].read(row[column], applied) if column else None

    def _stage(self, row: Row) -> tuple[str, str]:
        """The stage that the outcome, else the status, stands for, and its words.

        Words that say no more than that it goes on are kept beside it.
        """
        found = ""
        words = ""
        for name in ("outcome", "stage"):
            column = self.layout.column(name)
            typed = row[column] if column else ""
            stage = stage_of(typed) if typed else None
            if stage == REJECTED and yes_or_no(typed) is False and plain(column) in _NONE_SO_FAR:
                stage = None
            if stage is None or stage == APPLIED or found:
                if typed and not says_exactly(typed, stage or found or APPLIED):
                    self._keep(column, typed)
                continue
            found = stage
            words = "" if says_exactly(typed, stage) else one_line(typed)
        return found, words

    def _was_sent(self, row: Row) -> bool:
        return any(says_sent(self._text(row, name)) for name in ("outcome", "stage"))

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
