"""A cell that tells the whole story: `Applied 2024-01-03; Phone 2024-01-10; Rejected`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ledger.importers._answer_words import INTERVIEWING
from ledger.importers._answers import stage_of
from ledger.importers._dates import Dates, is_date
from ledger.importers._table import plain
from ledger.value import Value

_STEPS = re.compile(r"[;|\n→]|->|=>|\s>\s|,(?=\s*[^\W\d_]{3,}[^,;|]*\d{4})")
_DAY = re.compile(
    r"(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})"
    r"|\d{1,2}(?:st|nd|rd|th|\.)?[- ][^\W\d_]{3,9}\.?[- ,]+\d{4}"
    r"|[^\W\d_]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})(?!\d)"
)
_EDGES = " \t:,-–—()[]@"
# What is said of a step that no stage is named by: the name of a round, or that they wrote.
_ROUNDS = re.compile(
    r"\b(?:phone|recruiter|screen(?:ing)?|on ?site|on campus|technical|coding|panel|final|round"
    r"|superday|hiring manager|video|call|first|second|third|assessment|challenge)\b"
)
_ANSWERS = re.compile(r"\b(?:reply|replied|response|responded|heard back|answer(?:ed)?)\b")


class Step(Value, frozen=True):
    """One step of the story: its words, its stage if it names one, its day if it has one."""

    words: str
    stage: str
    day: date | None

    @property
    def is_answer(self) -> bool:
        """Whether they wrote, and no more is known."""
        return not self.stage and _ANSWERS.search(plain(self.words)) is not None


def days_in(cell: str) -> tuple[str, ...]:
    """The dates of a cell as typed."""
    return tuple(found for found in _DAY.findall(cell) if is_date(found))


def is_history(cell: str) -> bool:
    """Whether a cell tells of several steps, or of one with its day."""
    steps = list(steps_of(cell, Dates()))
    known = [one for one in steps if one.stage or one.is_answer]
    return len(known) > 1 or any(one.day for one in known)


def steps_of(cell: str, dates: Dates) -> Iterator[Step]:
    """The steps that a cell tells of, in its order."""
    for typed in _STEPS.split(cell):
        found = _DAY.search(typed)
        words = f"{typed[: found.start()]} {typed[found.end() :]}" if found else typed
        words = " ".join(words.split()).strip(_EDGES)
        day = dates.read(found[0]) if found else None
        if not words:
            continue
        stage = stage_of(words) or ""
        if not stage and _ROUNDS.search(plain(words)):
            stage = INTERVIEWING
        yield Step(words, stage, day)
