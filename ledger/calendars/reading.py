"""From the bytes of a file to the events in it; icalendar reads each component by itself.

One that it cannot read takes no other along, and every one is known by its line.
"""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta, tzinfo

import icalendar
from icalendar.prop import vBroken
from icalendar.timezone import tzp

from ledger.calendars._cutting import CALENDAR, Component, components
from ledger.calendars.event import Attendee, Event, OwnClock
from ledger.value import Value

_EVENT, _ZONE = "vevent", "vtimezone"
_WEB = re.compile(r"https?://[^\s<>\"']{1,500}", re.IGNORECASE)
_TZID = re.compile(r";TZID=\"?([^\":;]{1,100})", re.IGNORECASE)
_UNTIL = re.compile(r"UNTIL=([^;]*)", re.IGNORECASE)
_LINKED = ("LOCATION", "DESCRIPTION", "URL", "CONFERENCE", "X-GOOGLE-CONFERENCE",
           "X-MICROSOFT-SKYPETEAMSMEETINGURL")  # fmt: skip
# What icalendar and the datetime module raise on what is none of theirs.
_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, OverflowError, OSError)
_MOST_TEXT = 20_000


class Fault(Value, frozen=True):
    """What could not be read, and the line of the file that it begins on."""

    line: int
    message: str


class Calendars(Value, frozen=True):
    """The events of a file, how many of each other component it has, and what was unreadable.

    `names` are those that the calendars have: Google's is its owner's address.
    """

    events: tuple[Event, ...]
    others: Mapping[str, int]
    names: tuple[str, ...]
    faults: tuple[Fault, ...]


class _Home(Value, frozen=True):
    """What a calendar says of its events as a whole: its zone and what is asked of a reader."""

    zone: tzinfo | None
    method: str


def read_calendars(text: str) -> Calendars:
    """The events in the text of a file.

    Where the calendar says its zone, or names one alone, all times are told in it; else each
    as its own event tells it, in UTC where that is so.
    """
    cut = tuple(components(text.encode("utf-8", errors="replace")))
    _learn_zones(cut)
    zones = {match.strip() for match in _TZID.findall(text)}
    homes: dict[int, _Home] = {}
    names: list[str] = []
    for one in cut:
        if one.kind == CALENDAR:
            read = _component(b"BEGIN:VCALENDAR\r\n" + one.data + b"END:VCALENDAR\r\n")
            homes[one.calendar] = _Home(_zone(read, zones), _text(read, "METHOD").lower())
            names.append(_text(read, "X-WR-CALNAME"))
    events: list[Event] = []
    faults: list[Fault] = []
    others = Counter(one.kind for one in cut if one.kind not in (_EVENT, _ZONE, CALENDAR))
    for one in cut:
        if one.kind != _EVENT:
            continue
        home = homes.get(one.calendar, _Home(None, ""))
        if not one.data:
            faults.append(Fault(one.line, "begins an event that nothing ends: not taken"))
        elif event := _event(one, home):
            events.append(event)
        else:
            faults.append(Fault(one.line, "an event without a start that can be read: not taken"))
    return Calendars(tuple(events), dict(others), tuple(filter(None, names)), tuple(faults))


def _component(data: bytes) -> icalendar.Component:
    """A component as icalendar has it; an empty one where it cannot be read."""
    with warnings.catch_warnings():
        # It warns of zones that it guesses the name of, which is what is wanted.
        warnings.simplefilter("ignore")
        try:
            read = icalendar.Component.from_ical(data)
        except _UNREADABLE:
            return icalendar.Component()
    return read if isinstance(read, icalendar.Component) else icalendar.Component()


def _learn_zones(cut: Iterable[Component]) -> None:
    """Have icalendar know the zones that the file describes, for the events that name them."""
    for one in cut:
        if one.kind == _ZONE and one.data:
            _component(one.data)


def _zone(calendar: icalendar.Component, named: set[str]) -> tzinfo | None:
    stated = _text(calendar, "X-WR-TIMEZONE") or (next(iter(named)) if len(named) == 1 else "")
    try:
        return tzp.timezone(stated) if stated else None
    except _UNREADABLE:
        return None


def _event(one: Component, home: _Home) -> Event | None:
    read = _component(one.data)
    try:
        return _made(read, one.line, home)
    except _UNREADABLE:
        return None


def _made(read: icalendar.Component, line: int, home: _Home) -> Event | None:
    begins = next(_moments(read, "DTSTART"), None)
    if begins is None:
        return None
    start = _wall(begins, home)
    ends = next(_moments(read, "DTEND"), None)
    end = _wall(ends, home) if ends else None
    lasts = getattr(_first(read, "DURATION"), "dt", None)
    if end is None and isinstance(lasts, timedelta):
        end = start + lasts
    zone = begins.tzinfo if isinstance(begins, datetime) else None
    original = next(_moments(read, "RECURRENCE-ID"), None)
    organizer = next(_people(read, "ORGANIZER"), None)
    texts = [_text(read, name) for name in _LINKED]
    return Event(
        line=line,
        uid=_text(read, "UID"),
        summary=_text(read, "SUMMARY"),
        location=_text(read, "LOCATION"),
        start=start,
        end=end if end and end > start else None,
        all_day=not isinstance(begins, datetime),
        cancelled="cancelled" in _text(read, "STATUS").lower() or home.method == "cancel",
        private=_text(read, "CLASS").lower() in ("private", "confidential"),
        sequence=_number(_text(read, "SEQUENCE")),
        organizer=organizer,
        attendees=tuple(_people(read, "ATTENDEE")),
        original=_wall(original, home) if original else None,
        rules=tuple(_rules(read, zone)),
        more=tuple(_wall(moment, home) for moment in _moments(read, "RDATE")),
        without=tuple(_wall(moment, home) for moment in _moments(read, "EXDATE")),
        links=tuple(dict.fromkeys(link for text in texts for link in _WEB.findall(text))),
        in_utc=_is_utc(begins) and home.zone is None,
        clock=_own_clock(begins, zone, home),
    )


def _all(read: icalendar.Component, name: str) -> list[object]:
    """Every value of a property that could be read, however icalendar holds one or several."""
    held = read.get(name)
    every = held if isinstance(held, list) else [] if held is None else [held]
    return [one for one in every if not isinstance(one, vBroken)]


def _first(read: icalendar.Component, name: str) -> object:
    return next(iter(_all(read, name)), None)


def _text(read: icalendar.Component, name: str) -> str:
    return str(_first(read, name) or "")[:_MOST_TEXT].strip()


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _moments(read: icalendar.Component, name: str) -> Iterator[date]:
    """The days and times of a property; of a period its beginning."""
    for held in _all(read, name):
        for one in getattr(held, "dts", [held]):
            moment = getattr(one, "dt", None)
            moment = moment[0] if isinstance(moment, tuple) else moment
            if isinstance(moment, date):
                yield moment


def _is_utc(moment: date) -> bool:
    return isinstance(moment, datetime) and str(moment.tzinfo) in ("UTC", "Etc/UTC", "Zulu")


def _wall(moment: date, home: _Home) -> datetime:
    """What a clock on the wall shows then: in the calendar's zone, else in the moment's own."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    told = moment.astimezone(home.zone) if moment.tzinfo and home.zone else moment
    return told.replace(tzinfo=None, second=0, microsecond=0, fold=0)


def _own_clock(begins: date, zone: tzinfo | None, home: _Home) -> OwnClock | None:
    """The clock of an event that is told in another zone than its own."""
    if not isinstance(begins, datetime) or not zone or not home.zone or zone == home.zone:
        return None
    return OwnClock(_wall(begins, _Home(None, "")), zone, home.zone)


def _rules(read: icalendar.Component, zone: tzinfo | None) -> Iterator[str]:
    """The rules by which it comes again, the last day of each told by the event's own clock."""
    for one in _all(read, "RRULE"):
        if not isinstance(one, icalendar.vRecur):
            continue
        text = str(one.to_ical(), "ascii", "replace")  # type: ignore[no-untyped-call]
        until = next(iter(one.get("UNTIL", ())), None)
        if isinstance(until, datetime):
            # In UTC by the standard; the event's own clock tells which day that was.
            last = until.astimezone(zone) if until.tzinfo and zone else until
            text = _UNTIL.sub(f"UNTIL={last:%Y%m%dT%H%M%S}", text)
        elif isinstance(until, date):
            text = _UNTIL.sub(f"UNTIL={until:%Y%m%d}T235959", text)
        yield text


def _people(read: icalendar.Component, name: str) -> Iterator[Attendee]:
    for one in _all(read, name):
        address = re.sub(r"^mailto:", "", str(one).strip(), flags=re.IGNORECASE).strip()
        said = getattr(one, "params", {})

        def word(key: str, said: Mapping[str, object] = said) -> str:
            held = said.get(key, "")
            return str(held[0] if isinstance(held, list) and held else held).strip()

        email = (address if "@" in address else word("EMAIL")).lower()
        yield Attendee(
            email if "@" in email else "",
            word("CN").strip("'\""),
            word("PARTSTAT").lower(),
            word("CUTYPE").lower(),
            word("ROLE").lower(),
        )
