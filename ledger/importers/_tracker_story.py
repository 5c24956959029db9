"""The steps of an application as its days, its rounds and its end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from ledger.importers._answer_words import APPLIED, ENDS, INTERVIEWING, NEGOTIATING, RESEARCHING
from ledger.importers._answers import says_exactly
from ledger.importers._tracker_history import Step
from ledger.value import Value


class Round(Value, frozen=True):
    """One interview: its label, the heading it stands under, its day and time if told."""

    label: str
    heading: str
    day: date | None
    clock: time | None = None


class Story(Value, frozen=True):
    """What some steps come to. `said` words the stage where that says more than its name."""

    applied: date | None = None
    rounds: tuple[Round, ...] = ()
    responded: date | None = None
    offered: date | None = None
    decided: date | None = None
    stage: str = ""
    said: str = ""


def story(told: Iterable[Step]) -> Story:
    """The application that some steps tell of: the first of each day, the last word as its end."""
    steps = tuple(told)
    held = [one for one in steps if one.stage == INTERVIEWING]
    ends = [one for one in steps if one.stage in (*ENDS, NEGOTIATING)]
    last = next((one for one in reversed(steps) if one.stage not in ("", APPLIED)), None)
    stage = ends[-1].stage if ends else last.stage if last else ""
    if stage in ("", RESEARCHING) and any(one.stage == APPLIED for one in steps):
        stage = APPLIED
    words = ends[-1].words if ends else ""
    return Story(
        applied=_first(one for one in steps if one.stage == APPLIED),
        rounds=tuple(Round(str(at), one.words, one.day) for at, one in enumerate(held, start=1)),
        responded=_first(one for one in steps if one.is_answer),
        offered=_first(one for one in steps if one.stage == NEGOTIATING),
        decided=ends[-1].day if ends else None,
        stage=stage,
        said="" if says_exactly(words, stage) else words,
    )


def _first(steps: Iterable[Step]) -> date | None:
    return min((one.day for one in steps if one.day), default=None)
