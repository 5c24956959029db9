"""Days that a weekday names: `last friday`, `tuesday of last week`, `two fridays ago`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ledger.readers._calendar_days import DAY, WEEKDAYS, begun_by
from ledger.readers.spoken import NUMBER_WORD, distance

WEEK = 7 * DAY
_COUNT = rf"(\d{{1,4}}|{NUMBER_WORD})"
_WEEKDAY = re.compile(r"(?:(last|next|this past|this coming|coming|this) )?([a-z]{3,9})")
_WEEK_OF = re.compile(
    r"(?P<name>[a-z]{3,9}) (?:of )?(?P<which>last|next) week"
    r"|(?P<which2>last|next) week (?:on )?(?P<name2>[a-z]{3,9})"
)
_WEEK_BEFORE = re.compile(
    rf"{_COUNT} weeks? ago (?:last |on )?([a-z]{{3,9}})|([a-z]{{3,9}}) {_COUNT} weeks? ago"
)
_WEEKDAYS_AGO = re.compile(
    rf"{_COUNT} ([a-z]{{3,8}}day)s ago|(?:the )?([a-z]{{3,8}}day) before last"
)
_WEEK_ON = re.compile(r"([a-z]{3,9}) week|a week on ([a-z]{3,9})|(?:the )?([a-z]{3,9}) after next")


def by_weekday(words: str, today: date, ahead: bool) -> list[date]:
    if match := _WEEKDAY.fullmatch(words):
        return _weekday(match[1], match[2], today, ahead)
    if match := _WEEK_OF.fullmatch(words):
        way = -1 if (match["which"] or match["which2"]) == "last" else 1
        return _weekday_of_week(match["name"] or match["name2"], way, today)
    if match := _WEEK_BEFORE.fullmatch(words):
        return _weeks_before(match[1] or match[4], match[2] or match[3], today)
    if match := _WEEKDAYS_AGO.fullmatch(words):
        last = _weekday("last", match[2] or match[3], today, ahead=False)
        return spoken(f"{_less_one(match[1])} weeks ago", last[0]) if last else []
    if match := _WEEK_ON.fullmatch(words):
        first = _weekday("next", match[1] or match[2] or match[3], today, ahead=True)
        return [day + WEEK for day in first]
    return []


def _weekday(which: str | None, name: str, today: date, ahead: bool) -> list[date]:
    """The nearest such day; on a Friday `friday` may be today or a week away."""
    weekday = begun_by(name, WEEKDAYS)
    if weekday is None:
        return []
    forward = which in ("next", "coming", "this coming") or (ahead and which in (None, "this"))
    way = 1 if forward else -1
    days = way * (weekday - today.weekday()) % 7
    found = [today + way * (days or 7) * DAY]
    if days == 0 and which in (None, "this"):
        return [today, *found]
    # Said of what has been, `this friday` may be the one of the running week all the same.
    return [*found, found[0] + WEEK] if which == "this" and not ahead else found


def _weekday_of_week(name: str, way: int, today: date) -> list[date]:
    """A weekday of the week before or after this one, whether weeks begin on Monday or Sunday."""
    weekday = begun_by(name, WEEKDAYS)
    if weekday is None:
        return []
    monday = today - today.weekday() * DAY
    sunday = today - today.isoweekday() % 7 * DAY
    from_monday = monday + way * WEEK + weekday * DAY
    from_sunday = sunday + way * WEEK + (weekday + 1) % 7 * DAY
    return list(dict.fromkeys([from_monday, from_sunday]))


def _weeks_before(count: str, name: str, today: date) -> list[date]:
    """`a week ago tuesday`: a week before the last Tuesday, or the Tuesday of the week before."""
    last = _weekday("last", name, today, ahead=False)
    if not last:
        return []
    before = spoken(f"{count} weeks ago", last[0])
    of_week = _weekday_of_week(name, -1, today)
    further = [spoken(f"{_less_one(count)} weeks ago", day) for day in of_week]
    return list(dict.fromkeys([*before, *(day for days in further for day in days)]))


def _less_one(count: str | None) -> str:
    """A number one smaller, in figures; `two fridays ago` is a week before the last one."""
    if count is None:
        return "1"
    away = distance(f"{count} days ago")
    return str(-away.days - 1) if away else "0"


def spoken(phrase: str, today: date) -> list[date]:
    """A day some days or weeks away, the number in words."""
    away = distance(phrase.replace(" back", " ago").removesuffix(" today"))
    return [] if away is None else [today + timedelta(days=away.days)]
