"""Whether a sentence may be an order to oneself: `call Dana back monday`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from ledger.capture._phrases import NAME

_OPENING = r"\s*(?:(?:and|also|so|ok|okay|then|please)[,:]?\s+)*"
_ORDER = re.compile(
    rf"{_OPENING}(?:call|ring|phone|e-?mail|message|text|ping|dm|thank|invite|meet|visit|send|"
    r"write(?:\s+to)?|nudge|chase|ask|tell|remind|reply\s+to|get\s+back\s+to|check\s+in\s+with|"
    rf"follow[ -]up\s+with)\s+(?:the\s+)?(?:{NAME}|(?:her|him|them)\b)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"(?:(?:on|this)\s+)?((?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b",
    re.IGNORECASE,
)
_WEEK = timedelta(days=7)


def may_be_to_come(
    text: str, masked: str, day: date, spans: Sequence[tuple[int, int]], as_of: date
) -> str:
    """Why a sentence that was read as of a past weekday may speak of the next; empty if not."""
    if day >= as_of or not _ORDER.match(masked):
        return ""
    for start, end in spans:
        if said := _WEEKDAY.match(text, start, end):
            ahead = day
            while ahead <= as_of:
                ahead += _WEEK
            return (
                f"`{said[1]}` may be {day:%A} {day}, when it was, or {ahead:%A} {ahead}, "
                "when it is to be: type the one you mean"
            )
    return ""
