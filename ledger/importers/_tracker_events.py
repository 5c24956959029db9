"""What happened with one application, day by day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

from ledger.importers._answers import EVAPORATED, REJECTED
from ledger.importers._tracker_row import Application
from ledger.value import Value

INTERVIEW = "interview"
OFFER = "offer"


class Event(Value, frozen=True):
    """One dated line to be: its day and time, its kind, its round and its words."""

    day: date
    kind: str
    words: str = ""
    round_label: str = ""
    clock: time | None = None

    @property
    def timed_kind(self) -> str:
        """The kind behind its time, as a dated line has them."""
        return f"{self.clock:%H:%M} {self.kind}" if self.clock else self.kind


def events(application: Application) -> list[Event]:
    """The dated lines that an application makes, by day; only days that are known have one."""
    found = [*_start(application), *_answers(application), *_interviews(application)]
    return sorted(found, key=lambda event: event.day)


def _start(one: Application) -> Iterator[Event]:
    if one.applied:
        yield Event(one.applied, "inbound" if one.came_to_me else "application")


def _answers(one: Application) -> Iterator[Event]:
    """What they said: the answer, and the outcome where it has a day of its own."""
    ended = _outcome_kind(one) if one.ended else ""
    if one.responded and (one.ended != one.responded or not ended):
        yield Event(one.responded, "reply")
    day = one.offered if ended == OFFER and one.offered else one.ended
    if day and ended:
        yield Event(day, ended)


def _outcome_kind(one: Application) -> str:
    """The kind of entry that their outcome is; empty where it was not theirs, or is open."""
    if one.stage == REJECTED:
        return "decline"
    if one.was_offered:
        return OFFER
    return "reply" if one.stage == EVAPORATED else ""


def _interviews(one: Application) -> Iterator[Event]:
    """The rounds. One without a day has that of the answer, else of the start, and says so."""
    # An offer is an answer too, and a round was held before it.
    answers = [day for day in (one.responded, one.offered) if day]
    stand_in, of_what = min(answers, default=one.decided), "the answer"
    if stand_in is None:
        stand_in, of_what = one.applied, "their message" if one.came_to_me else "the application"
    excuse = f"(day of {of_what}; the file gives none)"
    for held in one.rounds:
        if held.day:
            yield Event(held.day, INTERVIEW, held.heading, str(held.number), held.clock)
        elif stand_in:
            yield Event(stand_in, INTERVIEW, f"{held.heading} {excuse}", str(held.number))
    if not one.rounds and stand_in and (one.selected or one.was_offered):
        yield Event(stand_in, INTERVIEW, excuse, "1")
