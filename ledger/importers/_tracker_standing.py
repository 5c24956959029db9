"""Where an application stands, by its status, its outcome and a column for each end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ledger.importers._answer_words import (
    ACCEPTED,
    APPLIED,
    ENDS,
    INTERVIEWING,
    NEGOTIATING,
    REJECTED,
    RESEARCHING,
    WITHDRAWN,
)
from ledger.importers._answers import is_blank, says_exactly, says_sent, stage_of, yes_or_no
from ledger.importers._table import plain
from ledger.model.draft import one_line
from ledger.value import Value

# The stage that a column of its own stands for, by the field that the column fills.
MARKS = {
    "offered": NEGOTIATING,
    "accepted": ACCEPTED,
    "rejected": REJECTED,
    "withdrawn": WITHDRAWN,
}

# `No` below one of these says that none came yet.
_NONE_SO_FAR = frozenset((
    "response", "responded", "answer", "answered", "reply", "replied", "offer", "offered",
    "heard back", "feedback",
))  # fmt: skip

# Of several that are told the one that goes furthest counts; of two ends the first.
_FURTHEST_FIRST = (NEGOTIATING, INTERVIEWING, RESEARCHING)


class Mark(Value, frozen=True):
    """A stage whose own column has a day, or a yes, in a row; `said` is what the file has there."""

    stage: str
    day: date | None
    said: str


class Standing(Value, frozen=True):
    """What the cells of a row come to.

    `said` words the stage where the file says more than its name, `talked` that they
    did, where that is not the stage itself. `sent` is whether a cell says that an application
    was. `unread` are the headings and texts that stand for no stage, `kept` those to keep.
    """

    stage: str = ""
    said: str = ""
    talked: str = ""
    offer: bool = False
    offered: date | None = None
    ended: date | None = None
    sent: bool = False
    unread: tuple[tuple[str, str], ...] = ()
    kept: tuple[tuple[str, str], ...] = ()


def standing(cells: Sequence[tuple[str, str]], marks: Sequence[Mark]) -> Standing:
    """What some cells, each with its heading, and some columns of stages say together."""
    told = [(column, typed, _stage(column, typed)) for column, typed in cells if typed]
    stages = [stage for _, _, stage in told]
    marked = {mark.stage: mark.day for mark in marks}
    stage = _furthest([one for one in stages if one], marks)
    chosen = stages.index(stage) if stage in stages else None
    said = one_line(told[chosen][1]) if chosen is not None else ""
    if stage == NEGOTIATING and not said:
        said = next(mark.said for mark in marks if mark.stage == stage)
    talked = [typed for _, typed, one in told if one == INTERVIEWING]
    return Standing(
        stage=stage,
        said="" if says_exactly(said, stage) else said,
        talked=one_line(talked[0]) if talked and stage != INTERVIEWING else "",
        offer=NEGOTIATING in (*stages, *marked),
        offered=marked.get(NEGOTIATING),
        ended=marked.get(stage) if stage in ENDS else None,
        sent=any(says_sent(typed) for _, typed, _ in told),
        unread=tuple(
            (column, typed)
            for column, typed, one in told
            if one is None and yes_or_no(typed) is None and not is_blank(typed)
        ),
        kept=tuple(
            (column, typed)
            for at, (column, typed, one) in enumerate(told)
            if at != chosen and not says_exactly(typed, one or stage or APPLIED)
        ),
    )


def _stage(column: str, typed: str) -> str | None:
    stage = stage_of(typed)
    denied = stage == REJECTED and yes_or_no(typed) is False
    return None if denied and plain(column) in _NONE_SO_FAR else stage


def _furthest(stages: Sequence[str], marks: Sequence[Mark]) -> str:
    """The stage that counts; an application that was only sent has none of these."""
    ends = [one for one in stages if one in ENDS]
    if ends:
        return ends[0]
    over = [mark for mark in marks if mark.stage in ENDS]
    if over:
        return max(over, key=lambda mark: mark.day or date.min).stage
    every = {*stages, *(mark.stage for mark in marks)}
    return next((one for one in _FURTHEST_FIRST if one in every), "")
