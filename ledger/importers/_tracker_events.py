"""What happened with one application, day by day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

from ledger.importers._answer_words import ACCEPTED, EVAPORATED, NEGOTIATING, REJECTED
from ledger.importers._application import Application
from ledger.value import Value

INTERVIEW = "interview"
OFFER = "offer"
DECLINE = "decline"


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
    # What they offer or refuse comes after the talk of the same day.
    return sorted(found, key=lambda event: (event.day, event.kind in (OFFER, DECLINE)))


def _start(one: Application) -> Iterator[Event]:
    if one.applied:
        yield Event(one.applied, "inbound" if one.came_to_me else "application")


def _answers(one: Application) -> Iterator[Event]:
    """What they said: the answer, the offer, and their no where it has a day of its own."""
    offered = one.offered or (one.ended if one.stage in (NEGOTIATING, ACCEPTED) else None)
    kind = {REJECTED: DECLINE, EVAPORATED: "reply"}.get(one.stage, "")
    ended = one.ended if kind else None
    if one.responded and one.responded not in (offered, ended):
        yield Event(one.responded, "reply")
    if offered:
        yield Event(offered, OFFER)
    if ended:
        yield Event(ended, kind)


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
            yield Event(held.day, INTERVIEW, held.heading, held.label, held.clock)
        elif stand_in:
            yield Event(stand_in, INTERVIEW, f"{held.heading} {excuse}", held.label)
    if not one.rounds and stand_in and (one.selected or one.was_offered):
        yield Event(stand_in, INTERVIEW, excuse, "1")
