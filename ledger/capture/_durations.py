"""Lengths of time in a sentence: `1h30m`, `an hour and a half`, `for 20 minutes`, `two days`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache

from ledger.readers.spoken import NUMBER_WORD, distance
from ledger.value import Value

MOST_MINUTES = 24 * 60

# One letter is a unit after figures alone: `am` and `a ham` are none.
_AFTER_FIGURE = r"(?:(?<=[0-9])|(?<=[0-9]\s))"
_HOUR = rf"(?:hours?|hrs?|{_AFTER_FIGURE}h)"
_MINUTE = rf"(?:minutes?|mins?|{_AFTER_FIGURE}m)"
_S = r"\s+"
_FIGURE = r"[0-9]{1,4}(?:[.,][0-9]{1,2})?"
_BEFORE = r"(?<![\w.,:/×$€£¥'’+–-])"
_AFTER = r"(?![\w/]|:(?!\s|$)|[.,][0-9]|-[a-z])"
# `It took me`, `we spent`: they say only that a length follows.
_TOOK = (
    r"(?:(?:(?:it|that|this|which|all|i|we|all\s+in\s+all|in\s+all)\s+)?"
    r"(?:took|lasted|spent|(?<=,\s)needed)(?:\s+(?:me|us|both\s+of\s+us))?"
    r"(?:\s+only)?|for|lasting)\s+"
)
_LEAD = (
    rf"(?:{_TOOK})?(?:(?:about|around|roughly|some|almost|nearly|over|"
    r"just\s+over|just\s+under|a\s+good|exactly|maybe|approximately|approx\.?|ca\.?|~)\s*)?"
)

_WHOLE = rf"""
    {_BEFORE}(?P<lead>{_LEAD})
    (?:
      (?P<half>half{_S}an?{_S}hour|half-hour|a{_S}half{_S}hour|30-minute)
    | (?P<quarters>(?:a{_S}quarter|three{_S}quarters){_S}of{_S}an{_S}hour)
    | a{_S}couple{_S}of{_S}(?P<couple>{_HOUR}|{_MINUTE})
    | (?P<and_a_half>hour{_S}and{_S}(?:a{_S}half|a{_S}quarter|three{_S}quarters)
        |(?:{_FIGURE}|{NUMBER_WORD})(?:{_S}and{_S}(?:a{_S}half|three{_S}quarters
        |a{_S}quarter){_S}hours?|{_S}hours?{_S}and{_S}(?:a{_S}half|a{_S}quarter|three{_S}quarters)
        |{_S}(?:1/2|½){_S}hours?|½{_S}?hours?))
    | (?P<hours>(?:{_FIGURE}|{NUMBER_WORD}))(?:{_S}|-)?{_HOUR}
        (?:(?:{_S}and{_S}|,?\s*)(?P<minutes>(?:[0-9]{{1,3}}|{NUMBER_WORD}))(?:{_S}|-)?{_MINUTE}
        |(?P<rest>[0-5][0-9])|{_S}(?:and{_S})?(?P<odd>[0-5][05])(?=\s*(?:$|[,;.!?)]|with\b|on\b)))?
    | (?P<clock>(?<=for\ )[0-9]{{1,2}}:[0-5][0-9])
    | (?P<only>(?:{_FIGURE}|{NUMBER_WORD}))(?:{_S}|-)?{_MINUTE}
    ){_AFTER}(?:\s+(?:in\s+all|in\s+total|altogether|all\s+in\s+all|all\s+told))?
    """
_DAYS = rf"""
    {_BEFORE}(?P<lead>(?:for\s+|off\s+|took\s+)?)
    (?P<count>[0-9]{{1,3}}(?=(?:{_S}|-)?[dw])|(?:{NUMBER_WORD}|a{_S}couple{_S}of)(?=[\s-]))
    (?:{_S}|-)?(?P<unit>(?:day|week)s?['’]?s?|(?<=[0-9])[dw]){_AFTER}(?P<off>{_S}(?:off|leave|holiday|vacation)\b)?
    """
# Without one of these in it a text says no length.
_MAY_BE = re.compile(r"[0-9]|hour|hr|min|day|week", re.IGNORECASE)
# `for an hour`, and what the format writes itself.
_SURELY = re.compile(rf"{_TOOK}|[0-9.]+h(?:[0-9]+m?)?$|[0-9]+m$", re.IGNORECASE)
_WISHED = re.compile(r"\b(?:ask|beg|wait|hop|kn[oe]w)\w*(?:\s+\w+)?\s*$", re.IGNORECASE)
_OFF = re.compile(r"\b(?:off|leave|holidays?|vacation|break|away)\b", re.IGNORECASE)
# What makes a number of hours something else: a rate, a delay, a distance, a moment.
_OTHER_AFTER = re.compile(
    r"\s*(?:['’]s\b(?!\s+(?:call|chat|meeting|coffee|lunch|talk|visit|work)\b)|ago|back|late|later|early|earlier|before|beforehand|after|from\s+now|away"
    r"|per\b|an?\s+(?:day|week|month)|each|every|weekly|daily|monthly|drive|train|flight|ride"
    r"|commute|notice|apart|behind|ahead|left|/)\b",
    re.IGNORECASE,
)
_OTHER_BEFORE = re.compile(
    r"(?:\b[0-9]+\s+(?:to|or|-)\s+|\b(?:less|more|longer)\s+than\s+|\bat\s+(?:least|most)\s+"
    r"|\bup\s+to\s+|\b(?:every|each|within|after|in|under|per|last|past|next|another\s+of|the\s+first|first"
    r"|every\s+other|half\s+of|bills?|billed|charges?|costs?)\s+(?:the\s+)?"
    r"|[$€£¥]\s*[0-9.,]+k?\s+|\b[0-9](?:[0-9.,]*[0-9])?k?\s+(?:usd|eur|gbp|dollars|pounds|euros)\s+)$",
    re.IGNORECASE,
)
# `300 an hour`, `2 30m clips`: a number belongs to what follows, but for a round or a time.
_NUMBER_BEFORE = re.compile(
    r"(?<![:.])(?<!round )(?<!interview )(?<!follow-up )(?<!at )"
    r"\b[0-9](?:[0-9.,]*[0-9])?k?\s+$",
    re.IGNORECASE,
)
_QUARTERS = {"a half": 30, "a quarter": 15, "three quarters": 45, "1/2": 30, "½": 30}
_FRACTION = re.compile(r"a\s+half|a\s+quarter|three\s+quarters|1/2|½", re.IGNORECASE)
_COUNT = re.compile(rf"{_FIGURE}|{NUMBER_WORD}", re.IGNORECASE)


class Length(Value, frozen=True):
    """A length of time that a stretch of a text says, in minutes or in days.

    `surely`: a word before or after it says that it is one (`for`, `took`, `off`).
    """

    start: int
    end: int
    amount: int
    surely: bool


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern that many texts do not need."""
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


def _found(pattern: str, text: str) -> Iterator[re.Match[str]]:
    """Where a pattern fits, in a text that may say a length at all."""
    return _compiled(pattern).finditer(text) if _MAY_BE.search(text) else iter(())


def find_minutes(text: str) -> Iterator[Length]:
    """The lengths of at most a day, in minutes, left to right."""
    for match in _found(_WHOLE, text):
        if _is_other(text, match):
            continue
        minutes = _minutes(match)
        if minutes and 0 < minutes <= MOST_MINUTES:
            surely = _SURELY.match(match[0]) is not None
            yield Length(match.start(), match.end(), minutes, surely)


def find_days(text: str) -> Iterator[Length]:
    """The lengths of time off, in days; `two days` of something else is no length of its own."""
    for match in _found(_DAYS, text):
        lead = match["lead"].strip().casefold()
        short = match["unit"].casefold() in ("d", "w")
        if not (match["off"] or lead or short) or _is_other(text, match):
            continue
        if lead in ("for", "took") and not _OFF.search(text):
            continue
        count = 2 if "couple" in match["count"].casefold() else _number(match["count"])
        days = round(count * (7 if match["unit"][0] in "wW" else 1))
        start = match.start() if lead == "for" else match.start("count")
        if days:
            yield Length(start, match.end("unit"), days, bool(match["off"] or lead))


def _is_other(text: str, match: re.Match[str]) -> bool:
    if _OTHER_AFTER.match(
        text, match.end("unit") if "unit" in match.re.groupindex else match.end()
    ):
        return True
    if _WISHED.search(text[: match.start()]):
        return True
    before = text[: match.start()]
    if match["lead"].strip():
        return False
    return any(one.search(before) for one in (_OTHER_BEFORE, _NUMBER_BEFORE))


def _minutes(match: re.Match[str]) -> int:
    if match["half"]:
        return 30
    if match["quarters"]:
        return 45 if match["quarters"].casefold().startswith("three") else 15
    if match["couple"]:
        return 120 if match["couple"][0] in "hH" else 2
    if said := match["and_a_half"]:
        fraction = _FRACTION.search(said, 1)
        count = _COUNT.match(said)
        name = " ".join(fraction[0].casefold().split()) if fraction else ""
        return round(_number(count[0] if count else "1") * 60) + _QUARTERS.get(name, 0)
    if match["clock"]:
        hours, minutes = match["clock"].split(":")
        return int(hours) * 60 + int(minutes)
    if match["only"]:
        return round(_number(match["only"]))
    rest = match["minutes"] or match["rest"] or match["odd"] or "0"
    return round(_number(match["hours"]) * 60 + _number(rest))


def _number(said: str) -> float:
    """A number in figures or in words."""
    figures = said.strip().replace(",", ".")
    if figures[0].isdigit():
        return float(figures)
    away = distance(f"{' '.join(said.casefold().split())} days ago")
    return abs(away / timedelta(days=1)) if away else 0
