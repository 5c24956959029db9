"""A day, a time or a length that is said to be one or another, or about so."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DAY_NAME = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_NTH = r"[0-9]{1,2}(?:st|nd|rd|th)"
_NUMBER = r"(?:[0-9]{1,3}(?:[.,][0-9])?|one|two|three|four|five|six|seven|eight|nine|ten|an?)"
_OR = r"\s*(?:,?\s+(?:and/)?or\s+(?:maybe\s+|perhaps\s+|even\s+)?|/)(?:on\s+)?(?:the\s+)?"
_UNIT = r"(?:minutes?|mins?|hours?|hrs?|h|m|days?|weeks?)"
# What follows a day or a time; a noun makes it something else, as the 2nd or 3rd round.
_LET_GO = (
    r"(?=\s*(?:$|[,;.!?)]|(?:with|at|for|and|about|in|to|from|on|over|we|i|she|he|they|via|by|of"
    r"|this|last|pm|am)\b))"
)

_BEFORE = re.compile(r"\bor\s+(?:maybe\s+|perhaps\s+)?(?:on\s+)?(?:the\s+)?$", re.IGNORECASE)
_AFTER = re.compile(
    rf",?\s+or\s+(?:maybe\s+|perhaps\s+)?(?:on\s+)?(?:the\s+)?"
    rf"(?:[0-9]|{_DAY_NAME}\b|yesterday|today|tomorrow|last|this|(?:day|week|one)\s+(?:before|after))",
    re.IGNORECASE,
)
_ROUGHLY_BEFORE = re.compile(
    r"\b(?:around|approximately|roughly|circa|maybe|perhaps|probably|possibly|about)\s+(?:on\s+)?$",
    re.IGNORECASE,
)
_ROUGHLY_AFTER = re.compile(
    r",?\s*(?:or so|or thereabouts|ish|i think|i guess|i believe|maybe|perhaps|probably|\(\?\)|\?)"
    r"(?=\W|$)",
    re.IGNORECASE,
)
_CHOICE = re.compile(
    rf"(?<![\w./:$€£¥'’×+-])(?:"
    rf"(?:the\s+)?{_NTH}{_OR}{_NTH}{_LET_GO}"
    rf"|{_DAY_NAME}{_OR}{_DAY_NAME}{_LET_GO}"
    rf"|(?:at|around|@)\s*[0-9]{{1,2}}(?::[0-9]{{2}})?{_OR}[0-9]{{1,2}}(?::[0-9]{{2}})?{_LET_GO}"
    rf"|{_NUMBER}{_OR}{_NUMBER}\s*{_UNIT}\b(?!\s+(?:old|notice|later))"
    rf"|[0-9]{{1,3}}\s?[-–—]\s?[0-9]{{1,3}}\s*(?:minutes?|mins?|hours?|hrs?|h|m)\b"
    rf"|an?\s+(?:hour|day|week)\s+or\s+(?:two|so|more)(?=\s+(?:ago|back)\b|\s*[,;.]|\s*$)"
    rf")",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:about|of|whether|every|each|per|between|by|either way)\s+(?:the\s+)?$", re.I
)
# What something is for, or before, has a day of its own.
_OF_AN_EVENT = re.compile(
    r"\b(?:(?:for|before|ahead of|about|towards)\s+(?:the|my|our|her|his|their|an?)"
    r"|(?:about|re|regarding|before|ahead of))\s+"
    r"(?:[\w-]+\s+){0,2}?(?:interview|call|meeting|coffee|lunch|round|presentation|talk|event|panel|deadline|pitch|demo"
    r"|visit|chat|dinner|conference)\b[^,;.]{0,40}$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"(?:on\s+)?{_DAY_NAME}", re.IGNORECASE)
_PAUSE = re.compile(r"[,;:]\s|\s[-–—]\s")
_WORD = re.compile(r"[^\W\d_]{2,}")
_CONDITION = re.compile(r"\s*(?:if|when|once|unless|until|in case)\b", re.IGNORECASE)
# Where and how it was belongs to what was told before the pause.
_CIRCUMSTANCE = re.compile(
    r"\s*(?:and\s+)?(?:at|in|over|by|via|near|during|with|for|from|after|all|back|early|late)\b",
    re.IGNORECASE,
)


def beside_or(text: str, start: int, end: int) -> bool:
    """Whether a stretch of time is one of two that `or` joins."""
    return bool(_BEFORE.search(text, 0, start) or _AFTER.match(text, end))


def roughly(text: str, start: int, end: int) -> bool:
    """Whether a stretch is said to be about so."""
    return bool(_ROUGHLY_BEFORE.search(text, 0, start) or _ROUGHLY_AFTER.match(text, end))


def of_an_event(text: str, start: int, end: int) -> bool:
    """Whether a weekday may be of what something was for: `ready for the call on friday`."""
    weekday = _WEEKDAY.fullmatch(text, start, end) is not None
    return weekday and _OF_AN_EVENT.search(text, 0, start) is not None


def of_what_follows(text: str, start: int, end: int, known: Sequence[tuple[int, int]]) -> bool:
    """Whether a weekday may be of what is told behind a pause: `Rachel texted, call on monday`.

    `known` are the names, the fields and what else is said of when and how long.
    """
    pauses = [match.end() for match in _PAUSE.finditer(text, 0, start)]
    if not pauses or _WEEKDAY.fullmatch(text, start, end) is None:
        return False
    for begin, until in known:
        text = text[:begin] + " " * (until - begin) + text[until:]
    told, behind = text[: pauses[-1]], text[pauses[-1] : start]
    if _CONDITION.match(told) or _CIRCUMSTANCE.match(behind):
        return False
    return _WORD.search(told) is not None and _WORD.search(behind) is not None


def one_or_another(text: str, taken: Sequence[tuple[int, int]]) -> str:
    """The words that leave open which of two days, times or lengths it was; empty for none."""
    for match in _CHOICE.finditer(text):
        apart = any(match.start() < end and start < match.end() for start, end in taken)
        if not apart and not _ABOUT.search(text, 0, match.start()):
            return match[0]
    return ""
