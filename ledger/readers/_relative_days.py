"""Days that lie so far from today: `yesterday`, `last night`, `three weeks ago`, `in 2 days`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ledger.readers._calendar_days import DAY
from ledger.readers._weekdays import WEEK, spoken
from ledger.readers.spoken import NUMBER_WORD

OFFSETS = {"yesterday": -DAY, "today": 0 * DAY, "tomorrow": DAY, "tmrw": DAY}
_AGO = re.compile(r"(a|an|one|\d{1,4}) (day|week)s? ago(?: today)?")
_ON = re.compile(r"in (a|an|one|\d{1,4}) (day|week)s?(?:['’]? time)?")
_UNIT = r"(day|week|fortnight)s?"
_COUNT = rf"(\d{{1,4}}|{NUMBER_WORD})"
_SPOKEN_AGO = re.compile(rf"{_COUNT} {_UNIT} (?:ago|back)(?: today)?")
_SPOKEN_ON = re.compile(rf"(?:in {_COUNT} {_UNIT}(?:['’]?s?['’]? time)?|{_COUNT} {_UNIT} from now)")
_AROUND = re.compile(r"(?:the )?day (before yesterday|after tomorrow)")
_JUST_NOW = re.compile(
    r"just now|a moment ago|(?:half )?an hour ago"
    r"|(?:[1-4]|one|two|three|four|a couple of) hours? ago"
    rf"|(?:half an?|{_COUNT}) (?:minutes?|mins?) ago"
)
_THIS_DAY = re.compile(r"this (?:morning|afternoon|evening)|tonight|(?:earlier|later) today")


def by_distance(words: str, today: date) -> list[date]:
    """The day that lies as far away as some words say; none where they do not."""
    if words in OFFSETS:
        return [today + OFFSETS[words]]
    if _THIS_DAY.fullmatch(words) or _JUST_NOW.fullmatch(words):
        return [today]
    if words == "last night":
        return [today - DAY]
    if match := _AROUND.fullmatch(words):
        return [today + (-2 if match[1].startswith("before") else 2) * DAY]
    if match := _AGO.fullmatch(words):
        return [today - _span(match)]
    if match := _ON.fullmatch(words):
        return [today + _span(match)]
    if words == "fortnight ago":
        return [today - 2 * WEEK]
    if _SPOKEN_AGO.fullmatch(words) or _SPOKEN_ON.fullmatch(words):
        return spoken(words, today)
    return []


def _span(match: re.Match[str]) -> timedelta:
    count = int(match[1]) if match[1].isdigit() else 1
    return count * (WEEK if match[2] == "week" else DAY)
