"""When an event takes place: once, or again and again by its rules, up to a day (RFC 5545, 3.3.10).

dateutil, which could work the rules out, looks for a day that never comes (30 February, each
seventh day if it is a Tuesday) to the end of the year 9999; here every rule ends with the period
of the last day asked for.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice

from ledger.calendars.event import Event
from ledger.value import Value

# How many days are looked at for the rules of an event, and for those of all events of a file.
MOST_DAYS = 10_000
MOST_DAYS_OF_ALL = 500_000
_FOLLOWED = {
    "FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "WKST",
}  # fmt: skip
_A_DAY = timedelta(days=1)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BYDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_NUMBER = re.compile(r"[+-]?\d{1,6}")


class Times(Value, frozen=True):
    """When an event takes place, in order; `whole` is false where a rule was not followed.

    `looked` is how many days were looked at.
    """

    starts: tuple[datetime, ...]
    whole: bool = True
    looked: int = 0


class _Rule(Value, frozen=True):
    frequency: str
    interval: int
    count: int | None
    until: datetime | None
    weekdays: tuple[tuple[int, int], ...]
    months: tuple[int, ...]
    days: tuple[int, ...]
    places: tuple[int, ...]
    week_begins: int


def times_of(event: Event, last: datetime, left: int = MOST_DAYS_OF_ALL) -> Times:
    """When an event takes place up to a moment.

    Where more days would have to be looked at than are `left`, or a rule has a part that is not
    one of meetings (an hour, a day of the year), the rule is not followed.
    """
    starts = {event.start, *event.more}
    begin = event.clock.start if event.clock else event.start
    # A clock of another zone shows the last moments up to a day sooner or later.
    end = last + _A_DAY if event.clock else last
    whole, looked = True, 0
    for text in event.rules:
        rule = _rule(text)
        wanted = max(0, (end - begin).days)
        if rule is None or wanted > min(MOST_DAYS, left - looked):
            whole = False
        else:
            looked += wanted
            moments = islice(_moments(rule, begin, end), rule.count)
            starts.update(map(event.clock.told, moments) if event.clock else moments)
    kept = sorted(starts - set(event.without))
    return Times(tuple(kept) if not event.rules else tuple(one for one in kept if one <= last),
                 whole, looked)  # fmt: skip


def _rule(text: str) -> _Rule | None:
    """A rule that is followed; None for any other."""
    parts = {key.upper(): said.upper() for key, _, said in
             (part.partition("=") for part in text.split(";") if part)}  # fmt: skip
    numbers = {
        key: [int(one) for one in parts.get(key, "").split(",") if _NUMBER.fullmatch(one)]
        for key in ("INTERVAL", "COUNT", "BYMONTH", "BYMONTHDAY", "BYSETPOS")
    }
    (interval,) = numbers["INTERVAL"][:1] or (1,)
    if not parts.keys() <= _FOLLOWED or interval < 1:
        return None
    if parts.get("FREQ") not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
        return None
    weekdays = [_BYDAY.fullmatch(one) for one in parts.get("BYDAY", "").split(",") if one]
    until = None
    if said := parts.get("UNTIL"):
        try:
            until = datetime.strptime(said[:15], "%Y%m%dT%H%M%S")  # noqa: DTZ007 - a wall clock
        except ValueError:
            return None
    begins = parts.get("WKST", "MO")
    return _Rule(
        parts["FREQ"],
        interval,
        next((max(0, count) for count in numbers["COUNT"]), None),
        until,
        tuple((int(one[1] or 0), _WEEKDAYS.index(one[2])) for one in weekdays if one),
        tuple(numbers["BYMONTH"]),
        tuple(numbers["BYMONTHDAY"]),
        tuple(numbers["BYSETPOS"]),
        _WEEKDAYS.index(begins) if begins in _WEEKDAYS else 0,
    )


def _moments(rule: _Rule, start: datetime, last: datetime) -> Iterator[datetime]:
    """The moments of a rule in order, without its count."""
    end = min(last, rule.until) if rule.until else last
    for first, length in _periods(rule, start.date(), end.date()):
        days = [day for day in _days(first, length) if _fits(rule, day, start.date())]
        if rule.places:
            placed = {at - 1 if at > 0 else len(days) + at for at in rule.places}
            days = [day for number, day in enumerate(days) if number in placed]
        for day in days:
            moment = datetime.combine(day, start.time())
            if start <= moment <= end:
                yield moment


def _periods(rule: _Rule, start: date, end: date) -> Iterator[tuple[date, int]]:
    """The days, weeks, months or years of a rule, each by its first day and its length."""
    if rule.frequency in ("DAILY", "WEEKLY"):
        length = 1 if rule.frequency == "DAILY" else 7
        back = (start.weekday() - rule.week_begins) % 7 if length == 7 else 0
        at = start.toordinal() - back
        while 0 < at <= end.toordinal():
            yield date.fromordinal(at), length
            at += length * rule.interval
        return
    step = rule.interval * (1 if rule.frequency == "MONTHLY" else 12)
    month = start.year * 12 + (start.month - 1 if rule.frequency == "MONTHLY" else 0)
    while month <= end.year * 12 + end.month - 1:
        first = date(month // 12, month % 12 + 1, 1)
        if rule.frequency == "MONTHLY":
            yield first, monthrange(first.year, first.month)[1]
        else:
            yield first, (date(first.year, 12, 31) - first).days + 1
        month += step


def _days(first: date, length: int) -> Iterator[date]:
    at = first.toordinal()
    yield from map(date.fromordinal, range(at, min(at + length, date.max.toordinal())))


def _fits(rule: _Rule, day: date, start: date) -> bool:
    """Whether a day is one of a rule's; what the rule does not say it has from its start."""
    yearly = rule.frequency == "YEARLY"
    if rule.months and day.month not in rule.months:
        return False
    if rule.days:
        from_end = day.day - monthrange(day.year, day.month)[1] - 1
        if day.day not in rule.days and from_end not in rule.days:
            return False
    if rule.weekdays:
        return any(_is_weekday(rule, day, at, one) for at, one in rule.weekdays)
    if rule.days or rule.frequency == "DAILY":
        return True
    if rule.frequency == "WEEKLY":
        return day.weekday() == start.weekday()
    if yearly and not rule.months and day.month != start.month:
        return False
    return day.day == start.day


def _is_weekday(rule: _Rule, day: date, at: int, weekday: int) -> bool:
    """Whether a day is a Monday, the second Monday, the last one, of its month or its year."""
    if day.weekday() != weekday:
        return False
    if not at or rule.frequency in ("DAILY", "WEEKLY"):
        return True
    if rule.frequency == "YEARLY" and not rule.months:
        place, behind = day.timetuple().tm_yday - 1, (date(day.year, 12, 31) - day).days
    else:
        place, behind = day.day - 1, monthrange(day.year, day.month)[1] - day.day
    return at in (place // 7 + 1, -(behind // 7) - 1)
