"""Days that a calendar names: `20 nov`, `12/11/2026`, `the 12th`, `the end of the month`."""

from __future__ import annotations

import re
from datetime import date, timedelta

# A day without its year: one on the other side of today that is this close may be meant too.
_DOUBTFUL = timedelta(days=31)
DAY = timedelta(days=1)

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third",
    "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth",
    "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
ORDINAL_WORD = "(?:" + "|".join(sorted(_ORDINALS, key=len, reverse=True)).replace("-", "[ -]") + ")"

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4})|\.)?")
_ORDINAL_OF = re.compile(rf"(?P<before>.*?)(?P<which>{ORDINAL_WORD})(?= of )")
_DAY_ONLY = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)")
_MONTH_END = re.compile(r"(?:the )?end of (?:the|this) month|month[ -]end")
_WEEK_END = re.compile(r"(?:the )?end of (?:the|this) week")
_DAY_MONTH = re.compile(
    r"(?:(?P<weekday>(?!the)[a-z]{3,9}) )?(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?(?: of)? "
    r"(?P<month>[a-z]{3,9})\.?(?: (?P<year>\d{4}))?"
)
_MONTH_DAY = re.compile(
    r"(?:(?P<weekday>(?!the)[a-z]{3,9}) )?(?P<month>[a-z]{3,9})\.? (?:the )?(?P<day>\d{1,2})"
    r"(?:st|nd|rd|th)?(?: (?P<year>\d{4}))?"
)
_WEEKDAY_DAY = re.compile(r"([a-z]{3,9}) (?:the )?(\d{1,2})(?:st|nd|rd|th)")


def in_numbers(text: str, today: date, ahead: bool) -> list[date]:
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


def by_month(words: str, today: date, ahead: bool) -> list[date]:
    if match := _ORDINAL_OF.match(words):
        place = _ORDINALS.index(match["which"].replace(" ", "-")) + 1
        words = f"{match['before']}{place}{words[match.end() :]}"
    if match := _DAY_ONLY.fullmatch(words):
        return _day_of_month(int(match[1]), today, ahead)
    if match := _WEEKDAY_DAY.fullmatch(words):
        found = _day_of_month(int(match[2]), today, ahead)
        return _agreeing(match[1], found) or found
    if _MONTH_END.fullmatch(words):
        return _end_of_month(today)
    if _WEEK_END.fullmatch(words):
        monday = today - today.weekday() * DAY
        return [monday + 4 * DAY, monday + 6 * DAY]
    match = _DAY_MONTH.fullmatch(words) or _MONTH_DAY.fullmatch(words)
    month = begun_by(match["month"], MONTHS) if match else None
    if match is None or month is None:
        return []
    found = _days(int(match["day"]), month + 1, _year(match["year"]), today, ahead)
    if not found:
        raise ValueError
    return _agreeing(match["weekday"], found) if match["weekday"] else found


def _day_of_month(day: int, today: date, ahead: bool) -> list[date]:
    """The nearest such day of a month; both where the one on the other side is nearer by far."""
    if not 1 <= day <= 31:
        raise ValueError
    near = [today + step * DAY for step in range(-62, 63)]
    before = [one for one in near if one.day == day and one < today][-1]
    after = next(one for one in near if one.day == day and one > today)
    meant, other = (after, before) if ahead else (before, after)
    if today.day == day:
        return [today, meant]
    return [meant, other] if abs(other - today) * 2 < abs(meant - today) else [meant]


def _end_of_month(today: date) -> list[date]:
    """The last day of the month, and the last working day where that is another."""
    last = (today.replace(day=28) + 4 * DAY).replace(day=1) - DAY
    friday = last - max(0, last.weekday() - 4) * DAY
    return list(dict.fromkeys([friday, last]))


def _agreeing(name: str, found: list[date]) -> list[date]:
    """The days that are on a weekday; all of them where none is, for one of the two is wrong."""
    weekday = begun_by(name, WEEKDAYS)
    if weekday is None:
        return []
    agreeing = [day for day in found if day.weekday() == weekday]
    if agreeing:
        return agreeing
    near = found[0] + (weekday - found[0].weekday()) * DAY
    return [*found, near]


def _year(typed: str | None) -> int | None:
    return int(typed) if typed else None


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


def begun_by(word: str, names: tuple[str, ...]) -> int | None:
    """The place of the first name that a word begins."""
    return next((at for at, name in enumerate(names) if name.startswith(word)), None)
