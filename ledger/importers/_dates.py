"""Dates as people and their tools write them.

`7/8/2024` is July in one country and August in another. The order is decided for a whole
column: by the values that can be read in one way only, then by the file's other columns,
then by what would lie in the future. What stays open is read month first, and said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time
from enum import StrEnum

from ledger.readers.days import EARLIEST, LATEST
from ledger.value import Value

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_CLOCK = (
    r"(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?"
    r"(?:\s?[AaPp]\.?[Mm]\.?)?\s?(?:Z|UTC|[+-]\d{2}:?\d{2})?)?"
)
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})" + _CLOCK)
_NUMBERS = re.compile(
    r"(?P<a>\d{1,2})(?P<s>[-/.])\s?(?P<b>\d{1,2})(?P=s)\s?(?P<y>\d{4}|\d{2})" + _CLOCK
)
_DAY_MONTH = re.compile(
    r"(?P<d>\d{1,2})(?:st|nd|rd|th|\.)?[- /]\s?(?P<m>[A-Za-z]{3,9})\.?"
    r"(?:[- /,]+(?P<y>\d{4}|\d{2}))?" + _CLOCK
)
_MONTH_DAY = re.compile(
    r"(?P<m>[A-Za-z]{3,9})\.?[- /]\s?(?P<d>\d{1,2})(?:st|nd|rd|th)?"
    r"(?:[- /,]+(?P<y>\d{4}|\d{2}))?" + _CLOCK
)
_TIME = re.compile(
    r"[T ,](?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?\s?(?P<half>(?i:[ap])?)"
)
_NOON = 12
_NO_DAY = re.compile(r"0{1,2}([/.])0{1,2}\1(?:00|0000)")
# The zone behind a time, and the end of a range.
_BEHIND = re.compile(r"(?:\s*\([A-Z]{2,5}(?:[+-][\d:]+)?\))?\s*(?:→.*)?$", re.DOTALL)
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)


class Order(StrEnum):
    """Which comes first in a date of three numbers."""

    MONTH_FIRST = "month-first"
    DAY_FIRST = "day-first"


class Dates(Value, frozen=True):
    """How the dates of a column are read.

    `doubt` is a value that could be either order where nothing decides, or that decides
    against the others; empty where there is no doubt.
    """

    order: Order = Order.MONTH_FIRST
    doubt: str = ""

    def read(self, typed: str, since: date | None = None) -> date | None:
        """The day that a text spells, or None.

        A day without a year is the first such day from `since` on.
        """
        return _read(typed, self.order, since)


def clock_in(typed: str) -> time | None:
    """The time of day behind a date; None where there is none, or midnight, as of a whole day."""
    match = _TIME.search(typed)
    if match is None:
        return None
    hour, half = int(match["hour"]), match["half"].lower()
    if half and not 0 < hour <= _NOON:
        return None
    hour = hour % _NOON + (_NOON if half == "p" else 0) if half else hour
    minute = int(match["minute"])
    return time(hour, minute) if (hour or minute) and hour < 24 and minute < 60 else None


def is_no_day(typed: str) -> bool:
    """Whether a text is what Outlook writes for a day that is not known: `0/0/00`."""
    return _NO_DAY.fullmatch(typed.strip()) is not None


def is_date(typed: str) -> bool:
    """Whether a text can be read as a date in one order or the other."""
    return any(_read(typed, order, date(2000, 1, 1)) for order in Order)


def are_days(values: Iterable[str]) -> bool:
    """Whether some texts, of which there are any, are dates, but for days that are not known."""
    known = [one for one in values if not is_no_day(one)]
    return bool(known) and all(map(is_date, known))


def decide(
    columns: Iterable[tuple[str, ...]], as_of: date, said: Order | None = None
) -> list[Dates]:
    """How to read each column of dates, given the values of all of a file's.

    `said` is the order that the owner states. Dates after `as_of` speak against an order.
    """
    lists = [tuple(value for value in values if _numbers(value)) for values in columns]
    every = [value for values in lists for value in values]
    made = []
    for values in lists:
        if said:
            made.append(Dates(said))
            continue
        own = _certain(values)
        if len(own) == 2:
            majority = _majority(values)
            odd = next(value for value in values if _certain((value,)) == {_other(majority)})
            made.append(Dates(majority, odd))
            continue
        decided = own or _certain(every)
        if len(decided) != 1:
            decided = _not_ahead(values, as_of)
        if len(decided) == 1:
            made.append(Dates(next(iter(decided))))
        else:
            doubtful = next((value for value in values if has_two_readings(value)), "")
            made.append(Dates(Order.MONTH_FIRST, doubtful))
    return made


def _read(typed: str, order: Order, since: date | None) -> date | None:
    text = _plain(typed)
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(int(match["y"]), int(match["m"]), int(match["d"]))
    if numbers := _numbers(text):
        year, first, second = numbers
        day_first = _day(year, second, first)
        month_first = _day(year, first, second)
        if order is Order.DAY_FIRST:
            return day_first or month_first
        return month_first or day_first
    match = _DAY_MONTH.fullmatch(text) or _MONTH_DAY.fullmatch(text)
    month = _month(match["m"]) if match else None
    if match is None or month is None:
        return None
    if match["y"]:
        return _day(_year(match["y"]), month, int(match["d"]))
    return _next(since, month, int(match["d"])) if since else None


def _plain(typed: str) -> str:
    """A date without its weekday, its zone and what it goes on to."""
    return _BEHIND.sub("", _WEEKDAY.sub("", " ".join(typed.split()), count=1), count=1)


def _numbers(typed: str) -> tuple[int, int, int] | None:
    """Year, first and second number of a date of three numbers that ends with its year."""
    match = _NUMBERS.fullmatch(_plain(typed))
    if match is None:
        return None
    return _year(match["y"]), int(match["a"]), int(match["b"])


def _certain(values: Iterable[str]) -> set[Order]:
    """The orders that some values can only be read in; a date with dots is day first."""
    found = set()
    for value in values:
        numbers = _numbers(value)
        if numbers is None:
            continue
        _, first, second = numbers
        if first > 12 >= second or ("." in value and second <= 12):
            found.add(Order.DAY_FIRST)
        elif second > 12 >= first:
            found.add(Order.MONTH_FIRST)
    return found


def _majority(values: tuple[str, ...]) -> Order:
    day_first = sum(_certain((value,)) == {Order.DAY_FIRST} for value in values)
    month_first = sum(_certain((value,)) == {Order.MONTH_FIRST} for value in values)
    return Order.DAY_FIRST if day_first > month_first else Order.MONTH_FIRST


def _not_ahead(values: Iterable[str], as_of: date) -> set[Order]:
    """The order that puts fewer of the dates after a day; both where there is no difference."""
    ahead = {
        order: sum(
            (day := _read(value, order, None)) is not None and day > as_of for value in values
        )
        for order in Order
    }
    least = min(ahead.values())
    return {order for order in Order if ahead[order] == least}


def has_two_readings(value: str) -> bool:
    """Whether a text is one day with the day first, and another with the month first."""
    return _read(value, Order.MONTH_FIRST, None) != _read(value, Order.DAY_FIRST, None)


def _other(order: Order) -> Order:
    return Order.MONTH_FIRST if order is Order.DAY_FIRST else Order.DAY_FIRST


def _year(typed: str) -> int:
    """A year of two digits is one from 1970 to 2069."""
    year = int(typed)
    if len(typed) == 4:
        return year
    return year + (1900 if year >= 70 else 2000)


def _month(typed: str) -> int | None:
    """The number of a month that a word of three letters or more begins."""
    found = [at for at, name in enumerate(_MONTHS, start=1) if name.startswith(typed.lower())]
    if not found and typed.lower() == "sept":
        return 9
    return found[0] if found else None


def _next(since: date, month: int, day: int) -> date | None:
    """The first such day of the calendar on or after another; leap days wait for their year."""
    for year in range(since.year, since.year + 9):
        found = _day(year, month, day)
        if found and found >= since:
            return found
    return None


def _day(year: int, month: int, day: int) -> date | None:
    """A day that a ledger may hold: a tool's `0001-01-01` says that it knows none."""
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
