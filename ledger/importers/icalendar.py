"""iCalendar files, `.ics`: the meetings of a calendar, with the people who were there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ledger.calendars.event import Event
from ledger.importers._drafts import Drafts
from ledger.importers._icalendar_known import Dated, Known
from ledger.importers._icalendar_meetings import Meeting, Meetings
from ledger.importers._icalendar_people import Owner, People, owner_of
from ledger.importers._importer import ColumnUse, ImportPlan, Note, Request, importer
from ledger.model.draft import one_line
from ledger.value import changed
from ledger.wording import listing, plural, shorten

NAME = "icalendar"
TITLE = "a calendar"

_BEGIN = re.compile(
    r"(?:\A|[\r\n])[ \t]*BEGIN[ \t]*:[ \t]*V(?:CALENDAR|EVENT|TODO|JOURNAL|FREEBUSY)"
    r"[ \t]*(?=[\r\n]|\Z)",
    re.IGNORECASE,
)
_MOST_SAMPLES = 3
_SAMPLE_WIDTH = 28
# What is left out and counted, in the words that follow its number.
_LEFT = {
    "all-day": ("event of a day or longer", "events of a day or longer"),
    "cancelled": ("cancelled event", "cancelled events"),
    "private": ("private event (--private takes them)", "private events (--private takes them)"),
    "declined": ("event that you declined", "events that you declined"),
    "alone": ("event with nobody else", "events with nobody else"),
    "out-of-reach": ("event in a year out of reach", "events in years out of reach"),
    "audience": ("event with more than ten people, none of them known",) * 2,
}
_UNFOLLOWED = "comes again by a rule that is not followed: taken once"
_OTHERS = {"vtodo": "task", "vjournal": "diary entry", "vfreebusy": "list of busy times"}

_MANY = {"vjournal": "diary entries", "vfreebusy": "lists of busy times"}


def recognises(request: Request) -> float:
    """Nothing else has a line that is `BEGIN:VCALENDAR`, or an event without a calendar."""
    return 1.0 if _BEGIN.search(request.file.text) else 0.0


@importer(NAME, TITLE, (), recognises, tabular=False, large=True)
def icalendar(request: Request) -> ImportPlan:
    """A dated line for each meeting with somebody, and a contact for everybody who is new.

    A line stands with somebody who was there. What the ledger tells of already is left as it is.
    """
    # Brought in here: it takes a third of a second, and only a calendar needs it.
    from ledger.calendars.reading import read_calendars  # noqa: PLC0415

    read = read_calendars(request.file.text)
    rows = len(read.events) + len(read.faults)
    made = ImportPlan(format=NAME, title=TITLE, rows=rows, unit="event")
    owner = owner_of(request, read.events, read.names)
    if owner is None:
        who = (
            "nothing says whose calendar it is: name your address with --me ADDRESS, "
            "or as `email:` in me.md"
        )
        return changed(made, refusal=f"{request.file.name}: {who}")
    sorting = Meetings(owner, request.as_of, request.private)
    meetings = sorting.of(read.events)
    taken = _Taken(request, owner)
    taken.take(meetings, sorting)
    notes = [*taken.notes, *(Note(one.line, one.message) for one in read.faults)]
    notes += [Note(one.line, _UNFOLLOWED) for one in sorting.cut_short]
    notes += [Note(0, text) for text in _general(owner, read.events, sorting, read.others)]
    drafts = taken.drafts.finished()
    broken = len(read.faults)
    none = "" if drafts else _nothing(request.file.name, sorting, read.others, broken)
    return changed(
        made,
        columns=tuple(_uses(meetings)),
        drafts=drafts,
        notes=tuple(sorted(notes, key=lambda note: note.line)),
        refusal=none,
    )


@dataclass
class _Taken:
    """The drafts of the meetings taken, and the notes about those that were not."""

    request: Request
    owner: Owner
    drafts: Drafts = field(default_factory=Drafts)
    notes: list[Note] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.people = People(self.request.ledger, self.drafts)
        self.known = Known(self.request.ledger)

    def take(self, meetings: Sequence[Meeting], sorting: Meetings) -> None:
        """Write a line for every meeting with somebody that the ledger does not have."""
        held: list[Dated] = []
        alone: set[tuple[str, int]] = set()
        for meeting in meetings:
            self.people.hear_names(meeting.people)
        for meeting in meetings:
            if not meeting.crowded:
                self.people.hear_of_the_new(meeting.people)
        for meeting in meetings:
            if self._with_somebody(meeting):
                held.append((meeting, self._paths(meeting)))
            else:
                alone.add(("audience" if meeting.crowded else "alone", meeting.event.line))
        sorting.left.update(why for why, _ in alone)
        self.known.pair(held)
        days = [meeting.day for meeting in meetings] or [date.min]
        told = min(days), max(days)
        for number, (meeting, paths) in enumerate(held):
            entry = self.known.pairs.get(number)
            if entry is None and self._was_moved(meeting, paths, told):
                continue
            if late := self.known.time_changed(number, meeting, self.request.as_of):
                said = f"`{_short(meeting)}` is at {meeting.start:%H:%M} now"
                said += f": change the time of {late.evidence} (not taken)"
                self.notes.append(Note(meeting.event.line, said))
            self._write(meeting, known=entry is not None)
        for meeting in sorting.cancelled:
            if entry := self.known.still_has(meeting, self._paths(meeting)):
                said = f"`{_short(meeting)}` was cancelled: take out {entry.evidence}"
                self.notes.append(Note(meeting.event.line, said))

    def _with_somebody(self, meeting: Meeting) -> bool:
        if meeting.crowded:
            return any(map(self.people.is_known, meeting.people))
        summary = meeting.event.summary
        return bool(meeting.people or self.people.named_in(summary) or self.people.new_in(summary))

    def _paths(self, meeting: Meeting) -> frozenset[str]:
        """The records of the people of a meeting, where the ledger has them."""
        found = [self.people.record_of(one) for one in meeting.people]
        if not meeting.people:
            found += self.people.named_in(meeting.event.summary)
        return frozenset(one.path for one in found if one)

    def _was_moved(self, meeting: Meeting, paths: frozenset[str], days: tuple[date, date]) -> bool:
        entry = self.known.moved_from(meeting, paths, days, self.request.as_of)
        if entry is None:
            return False
        said = f"`{_short(meeting)}` is on {meeting.day} now: change the date of {entry.evidence}"
        self.notes.append(Note(meeting.event.line, f"{said} (not taken)"))
        # Its people are in the ledger: nothing of it is lost.
        self._write(meeting, known=True)
        return True

    def _write(self, meeting: Meeting, *, known: bool) -> None:
        """The line of a meeting, with the first who is in the ledger, else with the organizer.

        Of one that is known only those in the ledger are drafted, so that they count as the same.
        """
        everybody = sorted(meeting.people, key=lambda one: self.people.record_of(one) is None)
        if known:
            everybody = [one for one in everybody if self.people.record_of(one)]
        elif meeting.crowded:
            everybody = [one for one in everybody if self.people.is_known(one)]
        elif not meeting.people:
            everybody = [*self.people.new_in(meeting.event.summary)]
        ids = [self.people.draft_of(one) for one in everybody]
        if not meeting.people:
            named = self.people.named_in(meeting.event.summary)
            ids = [*map(self.people.draft_of_record, named), *ids]
        if known:
            return
        ids = list(dict.fromkeys(ids))
        organizer = meeting.event.organizer
        holder = ids[0]
        addresses = {one.email for one in everybody if one.email}
        if organizer and holder not in self.people.records and organizer.email in addresses:
            holder = self.people.draft_of(organizer)
        line = meeting.line(" ".join(f"[[{one}]]" for one in ids))
        self.drafts.add_line(holder, line)


def _short(meeting: Meeting) -> str:
    return shorten(one_line(meeting.event.summary), 60)


def _uses(meetings: Iterable[Meeting]) -> Iterator[ColumnUse]:
    """What becomes of the parts of an event, with the first of their values."""
    every = tuple(meetings)
    parts = {
        "DTSTART": ("day and time", [f"{one.start:%Y-%m-%d %H:%M}" for one in every]),
        "SUMMARY": ("words", [one_line(one.event.summary) for one in every]),
        "LOCATION": ("words", [one_line(one.event.location) for one in every]),
        "ATTENDEE": ("contacts", [one.email or one.name for each in every for one in each.people]),
    }
    for name, (fills, values) in parts.items():
        different = [shorten(value, _SAMPLE_WIDTH) for value in dict.fromkeys(values) if value]
        yield ColumnUse(name, fills, tuple(different[:_MOST_SAMPLES]))


def _general(
    owner: Owner, events: Iterable[Event], sorting: Meetings, others: Mapping[str, int]
) -> Iterator[str]:
    """What is to be known of the calendar as a whole."""
    if owner.doubt:
        yield owner.doubt
    if any(event.in_utc for event in events):
        yield "the calendar names no time zone: times in UTC are taken as they are written"
    yield from (f"{text}: left out" for text in _left_out(sorting, others))


def _left_out(sorting: Meetings, others: Mapping[str, int]) -> Iterator[str]:
    for why, (one, many) in _LEFT.items():
        if count := sorting.left[why]:
            yield f"{count} {one if count == 1 else many}"
    for kind, noun in _OTHERS.items():
        if count := others.get(kind, 0):
            yield plural(count, noun, _MANY.get(kind))


def _nothing(name: str, sorting: Meetings, others: Mapping[str, int], broken: int) -> str:
    """Why nothing of a calendar is taken."""
    reasons = [*_left_out(sorting, others)]
    if broken:
        reasons.append(f"{plural(broken, 'event')} that cannot be read")
    if not reasons:
        return f"{name} is a calendar without an event"
    return f"nothing in {name} is a meeting with somebody: it holds {listing(reasons)}"
