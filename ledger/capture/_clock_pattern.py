"""What a stretch of a sentence that names a time of day looks like."""

from __future__ import annotations

import re

_BEFORE = r"(?<![\w.,:/×$€£¥'’+–-])"
_AFTER = r"(?![\w:/%]|[.,][0-9]|-[0-9a-z])"
_HALF = r"(?:\s?(?:am|pm|a\.m\.|p\.m\.|a\.m|p\.m))"
_HOUR = r"(?:2[0-3]|1[0-9]|0?[0-9])"
_MINUTE = r"[0-5][0-9]"
# After a bare number, what shows that it is an hour and not a count of something.
LET_GO = (
    r"(?=\s*(?:$|[,;.!?)]|(?:o['’]clock|(?:in\s+the\s+(?:morning|afternoon|evening)|at\s+night)|with|for|about|on|in|to|till|until|and(?!\s+[0-9])|at|over|today|yesterday"
    r"|tomorrow|tonight|this|last|next|sharp|we|i|she|he|they|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday|met|called|coffee|lunch|call)\b))"
)
WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_HOUR_WORD = "|".join(WORDS)

RANGE = rf"""
    {_BEFORE}(?P<lead>(?:from|between|at)\s+)?
    (?P<h1>{_HOUR})(?:[:.](?P<m1>{_MINUTE}))?(?P<half1>{_HALF})?
    (?:\s?[-–—]\s?|\s+(?:to|till|until|and)\s+)
    (?P<h2>{_HOUR})(?:[:.](?P<m2>{_MINUTE}))?(?P<half2>{_HALF})?{_AFTER}
    """
POINT = rf"""
    {_BEFORE}(?P<at>(?:at|around|from)\s+|@\s?)?(?:about\s+|around\s+)?
    (?:
      (?P<named>noon|midday|midnight)
    | (?P<past>half|quarter|a\ quarter|five|ten|twenty|twenty[\ -]five)
        \s+(?P<way>past|to(?!\s+\w+\s+(?:people|of|more|years?|days?|weeks?|months?|minutes?|hours?|pages?|jobs?|calls?|firms?|others?|names?|guests?|persons?|questions?)\b))\s+(?P<base>[0-9]{{1,2}}|{_HOUR_WORD})
    | (?P<hour>{_HOUR})(?:[:.](?P<minute>{_MINUTE}))?(?P<half>{_HALF})
    | (?P<hour6>{_HOUR_WORD})(?P<half6>\s{_HALF}(?!\s+(?:not|so)\b))
    | (?P<hour2>{_HOUR})(?P<sign>[:.])(?P<minute2>{_MINUTE})(?:\s?h(?:rs|ours)?)?
    | (?P<hour5>{_HOUR})h(?P<minute5>{_MINUTE})
    | (?P<hour3>{_HOUR}|{_HOUR_WORD})\s+o['’]clock
    | (?P<hour4>{_HOUR}|{_HOUR_WORD}){LET_GO}
    ){_AFTER}(?P<part>\s+(?:in\s+the\s+(?:morning|afternoon|evening)|at\s+night))?
    """
# Without one of these in it a text names no time of day.
MAY_BE = re.compile(rf"[0-9]|noon|midday|midnight|\b(?:{_HOUR_WORD})\b", re.IGNORECASE)
