"""Times of day in a sentence: `at 3pm`, `15:00`, `noon`, `from 3 to 4`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time
from functools import cache

from ledger.capture._clock_pattern import LET_GO, MAY_BE, POINT, RANGE, WORDS
from ledger.value import Value

_NAMED = {"noon": 12, "midday": 12, "midnight": 0}
_PAST = {"half": 30, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
# A change from one number to another is no stretch of the day.
_CHANGE = re.compile(
    r"\b(?:grew|grow|grown|went|go|moved|rose|raised?|up|down|dropped|cut|fell|levels?|rounds?"
    r"|questions?|steps?|stages?|pages?|chapters?|parts?|slides?|scores?|rat(?:ed|ing))\s*$",
    re.IGNORECASE,
)
_LONGEST = 12 * 60
# What lasts until a time, or comes before or after it, is not at it.
_UNTIL = re.compile(r"\b(?:till|until|by|before|after|since|than)\s+$", re.IGNORECASE)
_EVENING = re.compile(r"\b(?:evening|tonight|last night|night|dinner|supper|drinks|pm)\b", re.I)
_MORNING = re.compile(r"\b(?:morning|breakfast)\b", re.IGNORECASE)
# What is said of the day right before an hour or right behind it.
_EVENING_BEFORE = re.compile(r"(?:\b(?:evening|night)|\btonight)[\s,]*$", re.IGNORECASE)
_EVENING_AFTER = re.compile(
    r"[\s,]*(?:(?:this|that|yesterday|tomorrow|on|last|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"\s+)*(?:evening|night|tonight)\b",
    re.IGNORECASE,
)
# What leads from when something began to when it ended.
_UP_TO = re.compile(r"\s*(?:-|–|—|\s(?:to|till|until)\s)\s*", re.IGNORECASE)


class Clock(Value, frozen=True):
    """A time of day that a stretch of a text says, and how long it went on, if it says so.

    More than one of `times` where it may be one or another.
    """

    start: int
    end: int
    times: tuple[time, ...]
    minutes: int | None = None
    # `2:30` on its own may be a length as well.
    or_length: bool = False


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern that many texts do not need."""
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


def find_clocks(text: str, whole: str = "") -> Iterator[Clock]:
    """The times of day, stretches first, left to right.

    `whole` is the same text with its days still in it, which tell the evening's hours from
    the morning's.
    """
    if not MAY_BE.search(text):
        return
    whole = whole or text
    taken: list[tuple[int, int]] = []
    for match in _compiled(RANGE).finditer(text):
        if clock := _range(text, match, whole):
            taken.append((clock.start, clock.end))
            yield clock
    for match in _compiled(POINT).finditer(text):
        if any(match.start() < end and match.end() > start for start, end in taken):
            continue
        if _UNTIL.search(text[: match.start()]):
            continue
        if clock := _point(text, match, whole):
            clock = _up_to(text, clock, whole)
            if clock.minutes is None and _only_from(match):
                continue
            taken.append((clock.start, clock.end))
            yield clock


def _only_from(match: re.Match[str]) -> bool:
    """Whether it is a bare number behind `from`, which may be anything where no hour follows."""
    bare = match["hour4"] is not None
    return bare and (match["at"] or "").strip().casefold() == "from"


def _up_to(text: str, began: Clock, whole: str) -> Clock:
    """A time of day with the one that it went on to: `from 8:00 until half past nine`."""
    lead = _UP_TO.match(text, began.end)
    if lead is None:
        return began
    # An hour is one behind `at`, and behind `until` as well.
    ahead = "at "
    match = _compiled(POINT).match(ahead + text[lead.end() :])
    ended = _point(ahead + text[lead.end() :], match, whole) if match else None
    if match is None or ended is None:
        return began
    first = began.times[0]
    start = first.hour * 60 + first.minute
    for last in ended.times:
        if 0 < (length := last.hour * 60 + last.minute - start) <= _LONGEST:
            end = lead.end() + match.end() - len(ahead)
            return Clock(began.start, end, (first,), length)
    return began


def _range(text: str, match: re.Match[str], whole: str) -> Clock | None:
    """A stretch of the day; two bare numbers are one only after `from`, with nothing after."""
    halves, minutes = match["half1"] or match["half2"], match["m1"] or match["m2"]
    joined = match[0][match.end("half1" if match["half1"] else "h1") - match.start() :]
    spelled_and = re.match(r"(?:[:.][0-9]{2})?\s+and\b", joined, re.IGNORECASE) is not None
    lead = (match["lead"] or "").strip().casefold()
    if spelled_and and lead != "between":
        return None
    if not halves and not (lead or (minutes and ":" in match[0])):
        return None
    if not halves and not minutes and not _bare_range(text, match):
        return None
    second = _hours(int(match["h2"]), match["half2"], whole)
    first = _hours(int(match["h1"]), match["half1"] or match["half2"], whole)
    end = second[0] * 60 + int(match["m2"] or 0)
    start = first[0] * 60 + int(match["m1"] or 0)
    if start >= end and not match["half1"] and first[0] >= 12:
        start -= 12 * 60
    if start >= end and not match["half2"] and end < 12 * 60:
        end += 12 * 60
    length = (end - start) % (24 * 60)
    if not length or not 0 <= start < 24 * 60:
        return None
    return Clock(match.start(), match.end(), (_time(start),), length)


def _bare_range(text: str, match: re.Match[str]) -> bool:
    if not 1 <= int(match["h1"]) <= 24 or not 1 <= int(match["h2"]) <= 24:
        return False
    if _CHANGE.search(text[: match.start()]):
        return False
    return re.compile(LET_GO, re.IGNORECASE).match(text, match.end()) is not None


def _point(text: str, match: re.Match[str], whole: str) -> Clock | None:
    said_at = bool(match["at"])
    part = _part(match, whole)
    if match["named"]:
        return Clock(*match.span(), (time(_NAMED[match["named"].casefold()]),))
    if match["past"]:
        hours = _hours(_hour(match["base"]), part, whole)
        offset = _PAST.get(match["past"].casefold().replace(" ", "-"), 15)
        if match["way"].casefold() == "to":
            offset = -offset
        return Clock(*match.span(), tuple(_time((hour * 60 + offset) % 1440) for hour in hours))
    if match["hour"]:
        if int(match["hour"]) > 12 or (match["hour"] == "0"):
            return None
        hours = _hours(int(match["hour"]), match["half"], whole)
        return Clock(*match.span(), (_time(hours[0] * 60 + int(match["minute"] or 0)),))
    if match["hour6"]:
        hours = _hours(_hour(match["hour6"]), match["half6"], whole)
        return Clock(*match.span(), (_time(hours[0] * 60),))
    if match["hour2"]:
        return _with_minutes(match, said_at, part, whole)
    if match["hour5"]:
        # `1h30` is a length, `at 15h30` a time, and `15h30` alone may be either.
        if not said_at and int(match["hour5"]) < 7:
            return None
        point = time(int(match["hour5"]), int(match["minute5"]))
        return Clock(*match.span(), (point,), or_length=not said_at)
    bare = match["hour3"] or match["hour4"]
    since = said_at and match["at"].strip().casefold() == "from"
    at_hour = said_at and (not since or _UP_TO.match(text, match.end()) is not None)
    if not match["hour3"] and (not at_hour or _CHANGE.search(text[: match.start()])):
        return None
    hour = _hour(bare)
    if not 1 <= hour <= 12 and not (said_at and len(bare) == 2 and hour > 12):
        return None
    end = match.end()
    return Clock(match.start(), end, tuple(time(one) for one in _hours(hour, part, whole)))


def _part(match: re.Match[str], whole: str) -> str | None:
    """The half of the day that the words at an hour tell, as `am` or `pm`."""
    if said := match["part"]:
        midnight = "night" in said.casefold() and re.search(r"12|twelve", match[0], re.IGNORECASE)
        return "am" if midnight or "morning" in said.casefold() else "pm"
    at = _EVENING_BEFORE.search(whole, 0, match.start()) or _EVENING_AFTER.match(whole, match.end())
    return "pm" if at else None


def _with_minutes(
    match: re.Match[str], said_at: bool, part: str | None, whole: str
) -> Clock | None:
    """`15:00` is a time anywhere; `9.30` after `at` alone; `2:30` may be a length."""
    hour, minute = int(match["hour2"]), int(match["minute2"])
    if match["sign"] == "." and not said_at:
        return None
    if hour > 12 or match["hour2"].startswith("0"):
        return Clock(*match.span(), (time(hour, minute),))
    times = tuple(time(one, minute) for one in _hours(hour, part, whole))
    return Clock(*match.span(), times, or_length=not said_at and hour < 7)


def _hour(said: str) -> int:
    return WORDS.get(said.casefold()) or int(said)


def _hours(hour: int, half: str | None, text: str) -> list[int]:
    """The hours of the day that an hour as said may be; one to six is the afternoon's.

    Seven and eight are the morning's or the evening's, as the sentence has it.
    """
    if half:
        return [hour % 12 + (12 if "p" in half.casefold() else 0)]
    if 1 <= hour <= 6:
        return [hour + 12]
    if hour in (7, 8):
        evening, morning = _EVENING.search(text), _MORNING.search(text)
        if evening and not morning:
            return [hour + 12]
        return [hour] if morning and not evening else [hour, hour + 12]
    return [hour % 24]


def _time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
