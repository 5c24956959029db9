"""A day as a person types it: `friday`, `three days ago`, `20 nov`, `2026-11-20`.

What may be one day or another is refused with both, and never guessed: a wrong day in the
ledger is found months later, if at all.
"""

from __future__ import annotations

import re
from datetime import date

from ledger.readers._calendar_days import (
    MONTHS,
    ORDINAL_WORD,
    WEEKDAYS,
    begun_by,
    by_month,
    in_numbers,
)
from ledger.readers._relative_days import OFFSETS, by_distance
from ledger.readers._weekdays import by_weekday
from ledger.wording import fold, listing, near_miss

# Figures look weeks back and ahead, and the calendar has two ends.
EARLIEST_YEAR, LATEST_YEAR = 1900, 2999


__all__ = ["ORDINAL_WORD", "NoDayError", "day_readings", "days_in_words", "read_day"]

_WORDS = (*OFFSETS, *WEEKDAYS, *MONTHS)

_BETWEEN = re.compile(r"[\s,_-]+")
_PART_OF_DAY = re.compile(r"(?P<day>.+?)(?: (?:early|late))? (?:morning|afternoon|evening|night)")
_BROKEN_OFF = re.compile(r"last|next|this|in|an?|\d{1,4}(?:st|nd|rd|th)?")
_TOO_LONG = re.compile(r"(?:week|month|year)s?\b")


class NoDayError(ValueError):
    """Why a text is taken for no day, with what to type."""


def read_day(typed: str, today: date, *, ahead: bool = False) -> date:
    """The day that a text names on a day. Raises NoDayError where it names none, or two.

    A weekday, or a day without its year, is the nearest one back; with `ahead`, which is for
    what is still to come, the nearest one on.
    """
    readings = day_readings(typed, today, ahead=ahead)
    if not readings:
        raise NoDayError(f"{typed!r} is no date; {_hint(' '.join(fold(typed).split()), today)}")
    if len(readings) > 1:
        raise NoDayError(f"{typed!r} may be {days_in_words(readings)}: type the one you mean")
    return readings[0]


def day_readings(typed: str, today: date, *, ahead: bool = False) -> list[date]:
    """Every day that a text may name on a day, the likeliest first; none where it names none.

    Raises NoDayError where it names a day that no calendar has, or one out of reach.
    """
    text = " ".join(fold(typed).split())
    try:
        readings = in_numbers(text, today, ahead) or in_words(text, today, ahead)
    except (OverflowError, ValueError):
        raise NoDayError(f"{typed!r} is no day of the calendar") from None
    if any(not EARLIEST_YEAR <= day.year <= LATEST_YEAR for day in readings):
        reach = f"a year from {EARLIEST_YEAR} to {LATEST_YEAR} is meant"
        raise NoDayError(f"{typed} is out of reach; {reach}")
    return readings


def days_in_words(days: list[date]) -> str:
    """`Friday 2026-11-20 or Friday 2026-11-13`."""
    return listing((f"{WEEKDAYS[day.weekday()].capitalize()} {day}" for day in days), "or")


def in_words(text: str, today: date, ahead: bool) -> list[date]:
    words = _BETWEEN.sub(" ", text).strip()
    if found := by_distance(words, today):
        return found
    if match := _PART_OF_DAY.fullmatch(words):
        return in_words(match["day"], today, ahead)
    return by_weekday(words, today, ahead) or by_month(words, today, ahead)


def _hint(text: str, today: date) -> str:
    """What to type in place of a text that names no day."""
    words = _BETWEEN.sub(" ", text).strip()
    if _BROKEN_OFF.fullmatch(words) or (len(words) >= 3 and begun_by(words, MONTHS) is not None):
        return 'several words go between quotation marks, as in "last friday"'
    if _TOO_LONG.search(words):
        return "name the day, as in `last friday` or `10 days ago`"
    near = " ".join(near_miss(word, _WORDS) or word for word in words.split(" "))
    if near != words:
        return f"did you mean `{near}`?"
    month = MONTHS[today.month - 1][:3]
    return f"write it as {today}, `{today.day} {month}`, `last friday` or `3 days ago`"
