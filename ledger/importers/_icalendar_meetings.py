"""The meetings of a calendar: which of its events are some, when, of what kind, in what words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from ledger.calendars.event import Attendee, Event
from ledger.calendars.recurrence import MOST_DAYS_OF_ALL, times_of
from ledger.importers._icalendar_people import Owner, has_declined, others_on
from ledger.model.draft import line_text, one_line
from ledger.readers.days import EARLIEST, LATEST
from ledger.value import Value
from ledger.wording import hours

# More than these are an audience: what passes there passes with nobody in particular.
MOST_PEOPLE = 10
# How far ahead the next one of a series is looked for.
AHEAD = timedelta(days=92)
_MOST_MINUTES = 24 * 60
_LONGEST_PLACE = 80

_SERVICES = re.compile(
    r"zoom\.us|meet\.google|teams\.(?:microsoft|live)|webex|whereby|jitsi|gotomeet|bluejeans"
    r"|chime\.aws|skype|facetime|around\.co|livestorm|jit\.si",
    re.IGNORECASE,
)
_SCREEN = re.compile(r"\b(?:zoom|google meet|microsoft teams|teams|webex|skype|video)\b", re.I)
_PHONE = re.compile(r"\b(?:phone|call|tel|dial-?in)\b|^\+?[\d\s().-]{7,}$", re.IGNORECASE)
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_WORDS = (
    ("coffee", re.compile(r"\b(?:coffee|kaffee|café)\b", re.IGNORECASE)),
    ("lunch", re.compile(r"\b(?:lunch|mittagessen)\b", re.IGNORECASE)),
    ("visit", re.compile(r"\b(?:visit|besuch)\b", re.IGNORECASE)),
    ("meeting", re.compile(r"\b(?:dinner|breakfast|brunch|drinks|walk)\b", re.IGNORECASE)),
)


class Meeting(Value, frozen=True, kw_only=True):
    """One meeting at one time: its event, those beside the owner, and its line's parts.

    `once` is false for one of a series that was not moved. `before` is the day that one of a
    series was moved from.
    """

    event: Event
    start: datetime
    people: tuple[Attendee, ...]
    once: bool
    before: date | None = None

    @property
    def day(self) -> date:
        """The day that it begins on."""
        return self.start.date()

    @property
    def crowded(self) -> bool:
        """Whether there are too many for a conversation."""
        return len(self.people) > MOST_PEOPLE

    @property
    def kind(self) -> str:
        """The kind of entry: what its words, its place and its links tell of how they met."""
        return "event" if self.crowded else kind_of(self.event)

    @property
    def words(self) -> str:
        """What it is called and where it is, as the words of a dated line."""
        return words_of(self.event)

    def line(self, links: str) -> str:
        """The dated line, with links to those who were there."""
        minutes = self.event.minutes
        lasts = hours(minutes) if 0 < minutes <= _MOST_MINUTES else ""
        parts = ["-", str(self.day), f"{self.start:%H:%M}", self.kind, lasts, links, self.words]
        return " ".join(part for part in parts if part)


def kind_of(event: Event) -> str:
    """Coffee, lunch, visit and meeting where there is a place; a video call, else a call.

    With no place nothing says that they sat together, and a call claims least.
    """
    place = _WEB.sub("", one_line(event.location)).strip(" ,;()")
    on_screen = any(_SERVICES.search(link) for link in event.links)
    said = f"{event.summary} {place}"
    if _SERVICES.search(place) or _SCREEN.search(place):
        return "video"
    if place and not _PHONE.search(place):
        return next((kind for kind, words in _WORDS if words.search(event.summary)), "meeting")
    if on_screen or _SCREEN.search(event.summary):
        return "video"
    if _PHONE.search(said):
        return "call"
    return next((kind for kind, words in _WORDS if words.search(event.summary)), "call")


def words_of(event: Event) -> str:
    """The summary, and in brackets a place that one can go to."""
    place = one_line(_WEB.sub("", event.location)).strip(" ,;()")
    shown = one_line(event.summary)
    if place and len(place) <= _LONGEST_PLACE and fold_in(place) not in fold_in(shown):
        shown = f"{shown} ({place})".strip()
    return line_text(shown)


def fold_in(text: str) -> str:
    """A text as it is looked for in another."""
    return one_line(text).casefold()


@dataclass
class Meetings:
    """Sorts the events of a calendar into meetings and what is none; `left` counts the latter."""

    owner: Owner
    as_of: date
    private: bool
    left: Counter[str] = field(default_factory=Counter)
    cut_short: list[Event] = field(default_factory=list)
    cancelled: list[Meeting] = field(default_factory=list)
    _looked: int = 0

    def of(self, events: tuple[Event, ...]) -> tuple[Meeting, ...]:
        """The meetings of some events, by their time."""
        series: dict[str, list[Event]] = {}
        for number, event in enumerate(events):
            series.setdefault(event.uid or f"\n{number}", []).append(event)
        every = [meeting for group in series.values() for meeting in self._series(group)]
        kept = [one for one in every if EARLIEST <= one.start.year <= LATEST]
        self.left["out-of-reach"] += len(every) - len(kept)
        return tuple(sorted(kept, key=lambda one: (one.start, one.event.line)))

    def _series(self, group: list[Event]) -> Iterator[Meeting]:
        """The meetings of the events that have one UID: a series and what replaces parts of it."""
        moved: dict[datetime, Event] = {}
        masters: list[Event] = []
        for event in sorted(group, key=lambda one: (one.sequence, one.line)):
            if event.original:
                moved[event.original] = event
            else:
                masters = [event]
        for event in masters:
            yield from self._times(event, moved)
        for original, event in moved.items():
            people = self._people(event)
            if people is not None:
                yield Meeting(
                    event=event, start=event.start, people=people, once=True, before=original.date()
                )

    def _times(self, event: Event, moved: dict[datetime, Event]) -> Iterator[Meeting]:
        people = self._people(event)
        if people is None:
            return
        ahead = datetime.combine(self.as_of, time.max)
        times = times_of(event, ahead + AHEAD, MOST_DAYS_OF_ALL - self._looked)
        self._looked += times.looked
        if not times.whole:
            self.cut_short.append(event)
        once = not event.rules and not event.more
        self.cancelled += [
            Meeting(event=event, start=gone, people=people, once=False)
            for gone in event.without
            if gone not in moved
        ]
        coming = False
        for start in (event.start,) if once and times.starts else times.starts:
            if start in moved or (coming and not once):
                continue
            coming = start > ahead
            yield Meeting(event=event, start=start, people=people, once=once)

    def _people(self, event: Event) -> tuple[Attendee, ...] | None:
        """Those whom an event is with; None where it is no meeting, which is counted."""
        why = self._why_not(event)
        people = others_on(event, self.owner)
        if why == "cancelled":
            self.cancelled.append(Meeting(event=event, start=event.start, people=people, once=True))
        if why:
            self.left[why] += 1
            return None
        return people

    def _why_not(self, event: Event) -> str:
        long = event.minutes > _MOST_MINUTES
        if event.all_day or long:
            return "all-day"
        if event.cancelled:
            return "cancelled"
        if event.private and not self.private:
            return "private"
        return "declined" if has_declined(event, self.owner) else ""
