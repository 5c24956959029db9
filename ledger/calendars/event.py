"""An event of a calendar and those who are asked to it, free of any library."""

from __future__ import annotations

from datetime import datetime, tzinfo

from ledger.value import Value


class Attendee(Value, frozen=True):
    """Somebody, or something, on an event: address and words in lower case, the name as typed.

    `status` is the answer (`accepted`, `declined`), `type` what it is (`individual`, `room`).
    """

    email: str
    name: str
    status: str = ""
    type: str = ""
    role: str = ""


class OwnClock(Value, frozen=True):
    """The clock by which a series comes again, where that of its calendar is another.

    `start` is when the series begins by it. An hour that one of the two puts on or back moves
    the series by the other.
    """

    start: datetime
    zone: tzinfo
    home: tzinfo

    def told(self, moment: datetime) -> datetime:
        """A moment of this clock, as that of the calendar shows it."""
        seen = moment.replace(tzinfo=self.zone).astimezone(self.home)
        return seen.replace(tzinfo=None, fold=0)


class Event(Value, frozen=True, kw_only=True):
    """One VEVENT: times are those of one wall clock, without a zone.

    `line` is the line of the file that it begins on. `original` is, for one that replaces one
    occurrence of a series, when that would have been. `rules` are RRULEs as text, told by the
    `clock` of the series where that is another; `more` and `without` are the RDATEs and EXDATEs.
    `links` are the web addresses anywhere in it.
    """

    line: int
    uid: str
    summary: str
    location: str
    start: datetime
    end: datetime | None
    all_day: bool
    cancelled: bool
    private: bool
    sequence: int
    organizer: Attendee | None
    attendees: tuple[Attendee, ...]
    original: datetime | None
    rules: tuple[str, ...]
    more: tuple[datetime, ...]
    without: tuple[datetime, ...]
    links: tuple[str, ...]
    in_utc: bool
    clock: OwnClock | None = None

    @property
    def minutes(self) -> int:
        """How long it takes; 0 where it does not say."""
        return int((self.end - self.start).total_seconds() // 60) if self.end else 0
