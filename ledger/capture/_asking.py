"""What a sentence leaves open, as a value: somebody else asks, or says what would settle it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from ledger.model.record import Record
from ledger.value import Value


class About(StrEnum):
    """What may be unclear."""

    WHO = "who"
    STRANGER = "stranger"
    KIND = "kind"
    DAY = "day"


# What may become of a name that is nobody's yet.
CREATE, AS_TYPED = "create", "as-typed"


class Candidate(Value, frozen=True):
    """One answer: what it is, and what it means in words."""

    answer: str
    shown: str


class Question(Value, frozen=True):
    """What is not sure about a stretch of the sentence; empty where all of it is meant.

    `said` is the question in words, `settle` what the sentence or its options would have to
    say. `introducer` is the id of who introduced a stranger, empty where nobody did.
    """

    about: About
    stretch: str
    said: str
    candidates: tuple[Candidate, ...]
    settle: str
    introducer: str = ""


class Wishes(Value, frozen=True):
    """What is settled before the sentence is read.

    `answers` are those to earlier questions, by what they were about and the stretch.
    """

    kind: str = ""
    day: date | None = None
    holder: Record | None = None
    as_typed: bool = False
    answers: Mapping[tuple[About, str], str] = {}


class DoubtError(Exception):
    """Ends the reading of a sentence with a question."""

    def __init__(self, question: Question) -> None:
        super().__init__(question.said)
        self.question = question
