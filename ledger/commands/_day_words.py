"""A day as a person types it: `friday`, `3 days ago`, `20 nov`, `2026-11-20`.

What may be one day or another is refused with both, and never guessed: a wrong day in the
ledger is found months later, if at all.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from ledger.wording import fold, listing, near_miss

# Figures look weeks back and ahead, and the calendar has two ends.
EARLIEST_YEAR, LATEST_YEAR = 1900, 2999

# A day without its year: one on the other side of today that is this close may be meant too.
_DOUBTFUL = timedelta(days=31)
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)

_OFFSETS = {"yesterday": -_DAY, "today": 0 * _DAY, "tomorrow": _DAY}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WORDS = (*_OFFSETS, *_WEEKDAYS, *_MONTHS)

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4})|\.)?")
_BETWEEN = re.compile(r"[\s,_-]+")
_AGO = re.compile(r"(a|an|one|\d{1,4}) (day|week)s? ago")
_ON = re.compile(r"in (a|an|one|\d{1,4}) (day|week)s?")
_WEEKDAY = re.compile(r"(?:(last|next) )?([a-z]{3,9})")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.? ([a-z]{3,9})\.?(?: (\d{4}))?")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?")
_BROKEN_OFF = re.compile(r"last|next|this|in|an?|\d{1,4}(?:st|nd|rd|th)?")
_TOO_LONG = re.compile(r"(?:week|month|year)s?\b")


class NoDayError(ValueError):
    """Why a text is taken for no day, with what to type."""


def read_day(typed: str, today: date, *, ahead: bool = False) -> date:
    """The day that a text names on a day. Raises NoDayError where it names none, or two.

    A weekday, or a day without its year, is the nearest one back; with `ahead`, which is for
    what is still to come, the nearest one on.
    """
    text = " ".join(fold(typed).split())
    try:
        readings = _in_numbers(text, today, ahead) or _in_words(text, today, ahead)
    except (OverflowError, ValueError):
        raise NoDayError(f"{typed!r} is no day of the calendar") from None
    if not readings:
        raise NoDayError(f"{typed!r} is no date; {_hint(text, today)}")
    if len(readings) > 1:
        days = (f"{_WEEKDAYS[day.weekday()].capitalize()} {day}" for day in readings)
        raise NoDayError(f"{typed!r} may be {listing(days, 'or')}: type the one you mean")
    if not EARLIEST_YEAR <= readings[0].year <= LATEST_YEAR:
        reach = f"a year from {EARLIEST_YEAR} to {LATEST_YEAR} is meant"
        raise NoDayError(f"{typed} is out of reach; {reach}")
    return readings[0]


def _in_numbers(text: str, today: date, ahead: bool) -> list[date]:
    if match := _YEAR_FIRST.fullmatch(text):
        return [date(int(match[1]), int(match[3]), int(match[4]))]
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return []
    first, second = int(match[1]), int(match[3])
    year = int(match[4]) if match[4] else None
    orders = dict.fromkeys([(first, second), (second, first)])
    possible = [(day, month) for day, month in orders if 1 <= month <= 12]
    found = [one for day, month in possible for one in _days(day, month, year, today, ahead)]
    if not found:
        raise ValueError
    return sorted(found)


def _in_words(text: str, today: date, ahead: bool) -> list[date]:
    words = _BETWEEN.sub(" ", text).strip()
    if words in _OFFSETS:
        return [today + _OFFSETS[words]]
    if match := _AGO.fullmatch(words):
        return [today - _span(match)]
    if match := _ON.fullmatch(words):
        return [today + _span(match)]
    if match := _WEEKDAY.fullmatch(words):
        return _weekday(match[1], match[2], today, ahead)
    if match := _DAY_MONTH.fullmatch(words):
        day, name, year = match.groups()
    elif match := _MONTH_DAY.fullmatch(words):
        name, day, year = match.groups()
    else:
        return []
    month = _begun_by(name, _MONTHS)
    if month is None:
        return []
    found = _days(int(day), month + 1, int(year) if year else None, today, ahead)
    if not found:
        raise ValueError
    return found


def _span(match: re.Match[str]) -> timedelta:
    count = int(match[1]) if match[1].isdigit() else 1
    return count * (_WEEK if match[2] == "week" else _DAY)


def _weekday(which: str | None, name: str, today: date, ahead: bool) -> list[date]:
    """The nearest such day; on a Friday `friday` may be today or a week away."""
    weekday = _begun_by(name, _WEEKDAYS)
    if weekday is None:
        return []
    forward = which == "next" or (ahead and which is None)
    way = 1 if forward else -1
    days = way * (weekday - today.weekday()) % 7
    found = [today + way * (days or 7) * _DAY]
    return [today, *found] if days == 0 and which is None else found


def _days(day: int, month: int, year: int | None, today: date, ahead: bool) -> list[date]:
    """A day of a year; without one the last such day up to today, or the first from today on."""
    if year:
        return [date(year, month, day)]
    # Eight years hold a leap day, whichever they are.
    around = range(today.year - 8, today.year + 9)
    every = [found for one in around if (found := _day_or_none(one, month, day))]
    before = [one for one in every if one <= today][-1:]
    after = [one for one in every if one >= today][:1]
    meant, other = (after, before) if ahead else (before, after)
    doubtful = [one for one in other if one not in meant and abs(one - today) <= _DOUBTFUL]
    return [*meant, *doubtful]


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _begun_by(word: str, names: tuple[str, ...]) -> int | None:
    """The place of the first name that a word begins."""
    return next((at for at, name in enumerate(names) if name.startswith(word)), None)


def _hint(text: str, today: date) -> str:
    """What to type in place of a text that names no day."""
    words = _BETWEEN.sub(" ", text).strip()
    if _BROKEN_OFF.fullmatch(words) or (len(words) >= 3 and _begun_by(words, _MONTHS) is not None):
        return 'several words go between quotation marks, as in "last friday"'
    if _TOO_LONG.search(words):
        return "name the day, as in `last friday` or `10 days ago`"
    near = " ".join(near_miss(word, _WORDS) or word for word in words.split(" "))
    if near != words:
        return f"did you mean `{near}`?"
    month = _MONTHS[today.month - 1][:3]
    return f"write it as {today}, `{today.day} {month}`, `last friday` or `3 days ago`"
