"""HW517: something stands between the day and the kind of a dated line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._fixes import in_entry, swap
from ledger.checks._text import shown
from ledger.config import Way
from ledger.diagnostic import Severity
from ledger.model.entry import Entry
from ledger.model.entry_index import of_way
from ledger.model.ledger import Ledger
from ledger.source import Location

# A time of day in another form than `14:30`, or a sign that parts the day from the rest.
_BEFORE = re.compile(
    r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?[ ]?(?P<half>[ap])\.?m\.?"
    r"|(?P<full>\d{1,2})[.h](?P<past>\d{2})h?|[-–—:@|/>*~]+),?(?=[ ]+(?P<word>[^\W\d_][\w-]*))",
    re.IGNORECASE,
)
_NOON, _MOST_HOURS, _MOST_MINUTES = 12, 23, 59


@check(
    "HW517",
    "before-kind",
    Severity.WARNING,
    why="the line is a note, so the talk or the work it tells of is in no figure",
)
def before_kind(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """Behind the day stands a time as `14:30`, or none, and then the kind."""
    for entry in of_way(ledger, Way.NOTE):
        place = _behind_the_day(entry)
        rest = in_entry(entry, place)
        found = _BEFORE.match(rest)
        if found is None or ledger.config.kind(found["word"]) is None:
            continue
        typed, clock = found[0], _clock(found)
        word = shown(found["word"])
        if clock:
            message = f"{shown(typed)} hides {word} behind it, so this line is a note"
            yield Finding(
                place, message, f"type `{clock}`", len(typed), fix=swap(place, typed, clock)
            )
        else:
            message = f"{shown(typed)} stands before {word}, so this line is a note"
            away = rest[: found.start("word")]
            remedy = "type a time such as `14:30` in its place, or nothing"
            fix = None if _is_clock(found) else swap(place, away, "")
            yield Finding(place, message, remedy, len(typed), fix=fix)


def _behind_the_day(entry: Entry) -> Location:
    """Where the text of an entry begins, its time included."""
    head, day, rest = entry.raw.partition(str(entry.date))
    start = len(head) + len(day) + len(rest) - len(rest.lstrip(" \t"))
    return Location(entry.location.path, entry.location.line, start + 1)


def _is_clock(found: re.Match[str]) -> bool:
    return bool(found["hour"] or found["full"])


def _clock(found: re.Match[str]) -> str:
    """The time of day as the format writes it; empty for none."""
    if not _is_clock(found):
        return ""
    hour, minute = int(found["hour"] or found["full"]), int(found["minute"] or found["past"] or 0)
    if found["half"]:
        if not 0 < hour <= _NOON:
            return ""
        hour = hour % _NOON + (_NOON if found["half"].lower() == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour <= _MOST_HOURS and minute <= _MOST_MINUTES else ""
