"""One way of calling a record, and how much it takes to believe that it is meant."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum, StrEnum

from ledger.model.record import Record
from ledger.value import Value


class NameMatch(IntEnum):
    """How a stretch of text names a record, the surest first."""

    LINK = 1
    ID = 2
    NAME = 3
    ALIAS = 4
    PART = 5
    NICKNAME = 6


class Care(StrEnum):
    """How much it takes to believe that a form is meant."""

    NONE = "none"
    WHOLE = "whole"
    GIVEN = "given"
    FAMILY = "family"
    FIRST = "first"
    CAPITALS = "capitals"
    INITIALS = "initials"


class Form(Value, frozen=True):
    """One way of calling a record; `commas` are the words that a comma stands before."""

    record: Record
    match: NameMatch
    care: Care
    commas: frozenset[int] = frozenset()


Words = tuple[str, ...]


class Forms(Value, frozen=True):
    """Every form by its words, and the most words that a form has by its first."""

    by_words: Mapping[Words, tuple[Form, ...]]
    longest: Mapping[str, int]
