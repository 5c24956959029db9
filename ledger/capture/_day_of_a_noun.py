"""A date that says which one something is: `the 2026-11-01 filing`, `Acme's 1 november filing`."""

from __future__ import annotations

import re

from ledger.capture._doubt import DoubtfulTimeError
from ledger.capture._hidden import COVER

_DETERMINER = r"(?:the|an?|my|our|their|his|her|its)"
# What a date may stand behind to belong to a noun, and the word before that.
_BEFORE = re.compile(
    rf"(?<![\w'’])(?P<word>[\w'’]+):?\s+(?:{_DETERMINER}|(?:{_DETERMINER}\s+)?"
    rf"(?:(?-i:[A-Z{COVER}])\S*\s+){{0,2}}\S*\w(?:['’]s|(?<=s)['’]))$",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"[0-9]{4}[-/.]|[a-z]{3,}\.?\s+[0-9]|[0-9]{1,2}(?:st|nd|rd|th)?[\s-]+(?:of\s+)?[a-z]",
    re.IGNORECASE,
)
_NO_DATE = re.compile(r"\b(?:the|ago|back|now|weeks?|days?|hours?|min\w*)\b", re.IGNORECASE)
_NOUN = re.compile(
    r"\s+(?!(?:with|at|for|and|about|in|to|from|on|over|we|i|she|he|they|via|by|of|met|was|is)\b)"
    r"(?P<noun>[a-z][\w-]+)"
)
# As many characters before a date as may name whose it is.
_NEAR = 200
# Who is at something with a date is there that day.
_THERE = re.compile(
    r"at|to|in|during|after|attend(?:ed|ing)|visit(?:ed|ing)|joined|had|did", re.IGNORECASE
)
# What somebody reads or writes about has a day of its own.
_TOPIC = re.compile(
    r"on|about|re|regarding|of|into|through|over|than"
    r"|(?:re)?(?:read|research|stud[iy]|view|analy[sz])\w*",
    re.IGNORECASE,
)


def is_of_a_noun(text: str, match: re.Match[str]) -> bool:
    """Whether a date belongs to the noun behind it, and is no day of the sentence.

    Raises DoubtfulTimeError where it may be either.
    """
    said = match["said"]
    if match["lead"] or not _DATE.search(said) or _NO_DATE.search(said):
        return False
    noun = _NOUN.match(text, match.end())
    before = _BEFORE.search(text[max(0, match.start() - _NEAR) : match.start()].rstrip())
    if noun is None or before is None or _THERE.fullmatch(before["word"]):
        return False
    if _TOPIC.fullmatch(before["word"]):
        return True
    raise DoubtfulTimeError(
        f"`{said}` may be the day, or which {noun['noun']} it was: "
        f"type `on {said}`, or `{noun['noun']} of {said}`"
    )
