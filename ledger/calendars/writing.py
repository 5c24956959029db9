"""Writes a calendar that others subscribe to, as iCalendar (RFC 5545); no clock is asked."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from datetime import UTC, date, timedelta

import icalendar

from ledger.calendars.planned import PlannedEvent

_PRODUCT = "-//Headway//Headway//EN"
# How often a program that subscribes looks again: what is due changes by the day.
_REFRESH = timedelta(hours=12)


class _Text(icalendar.vText):
    r"""A text that is escaped under any property. The library takes `\N` in one for a new line."""

    def to_ical(self) -> bytes:
        """The text, escaped."""
        pieces = str(self).split(r"\N")
        return rb"\\N".join(icalendar.vText(one).to_ical() for one in pieces)


def written(name: str, about: str, events: Sequence[PlannedEvent], as_of: date) -> bytes:
    """A calendar of a name as a file; the same events on the same day give the same bytes.

    `as_of` is the day that the events say they are of: of two files the later holds.
    """
    calendar = icalendar.Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    # Each under the standard's name and under the one that the standard took it over from.
    for key, said in (("name", name), ("x-wr-calname", name), ("x-wr-caldesc", about)):
        calendar.add(key, _Text(said))
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", icalendar.vDuration(_REFRESH))
    for event in events:
        calendar.add_component(_event(event, as_of))
    made: bytes = calendar.to_ical()
    return made


def _event(one: PlannedEvent, as_of: date) -> icalendar.Event:
    made = icalendar.Event()
    made.add("uid", one.uid)
    made.add("dtstamp", datetime.datetime.combine(as_of, datetime.time(), UTC))
    made.add("summary", _Text(one.title))
    if one.text:
        made.add("description", _Text(one.text))
    made.add("categories", [one.category])
    start, end = _span(one)
    made.add("dtstart", start)
    if end is not None:
        made.add("dtend", end)
    made.add("transp", "OPAQUE" if one.busy else "TRANSPARENT")
    return made


def _span(one: PlannedEvent) -> tuple[date, date | None]:
    """When it begins, and when it has ended, where that is known and within the calendar."""
    start, lasts = one.day, timedelta(days=one.days)
    if one.time is not None:
        start = datetime.datetime.combine(one.day, one.time)
        lasts = timedelta(minutes=one.minutes or 0)
    try:
        return start, start + lasts if lasts else None
    except OverflowError:
        return start, None
