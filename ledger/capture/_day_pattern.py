"""What a stretch of a sentence that names a day looks like; the reader of days reads it."""

from __future__ import annotations

import re

from ledger.readers.day_words import ORDINAL_WORD
from ledger.readers.spoken import NUMBER_WORD

_S = r"[\s]+"
FULL = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_SHORT = r"(?:mon|tues?|weds?|thurs?|thu|fri|sat|sun)"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_COUNT = rf"(?:[0-9]{{1,4}}|{NUMBER_WORD})"
_UNIT = r"(?:day|week|fortnight)s?"
PART = rf"(?:{_S}(?:(?:early|late){_S})?(?:morning|afternoon|evening|night))?"
TH = r"(?:st|nd|rd|th)"
_YEAR = r"(?:,?\s+[0-9]{4}(?![\w:]))?"
_ON_DAY = rf"(?:(?:{FULL}|{_SHORT}),?{_S})?(?:the{_S})?"

_SURE = rf"""
    (?:{FULL},?{_S})?(?:the{_S})?{ORDINAL_WORD}{_S}of{_S}{_MONTH}\b\.?{_YEAR}
  | fortnight{_S}ago | just{_S}now | a{_S}moment{_S}ago
  | (?:[1-4]|one|two|three|four|a{_S}couple{_S}of){_S}hours?{_S}ago
  | (?:half{_S}an?|{_COUNT}){_S}(?:minutes?|mins?){_S}ago
  | (?:half{_S})?an{_S}hour{_S}ago
  | [0-9]{{4}}(?P<sign>[-/.])[0-9]{{1,2}}(?P=sign)[0-9]{{1,2}}
  | {_ON_DAY}[0-9]{{1,2}}{TH}?(?:{_S}of)?(?:{_S}|-){_MONTH}\b\.?{_YEAR}
  | (?:(?:{FULL}|{_SHORT}),?{_S})?{_MONTH}\.?{_S}(?:the{_S})?[0-9]{{1,2}}{TH}?(?![0-9]){_YEAR}
  | (?:the{_S})?day{_S}(?:before{_S}yesterday|after{_S}tomorrow){PART}
  | (?:earlier|later){_S}today | today | yesterday{PART} | (?:tomorrow|tmrw){PART}
  | this{_S}(?:morning|afternoon|evening) | tonight | last{_S}night
  | {_COUNT}{_S}weeks?{_S}ago{_S}(?:last{_S}|on{_S})?(?:{FULL}|yesterday)
  | {FULL}{_S}{_COUNT}{_S}weeks?{_S}ago | {_COUNT}{_S}{FULL}s{_S}ago
  | {_COUNT}{_S}{_UNIT}{_S}(?:ago|back)(?:{_S}today)?
  | in{_S}{_COUNT}{_S}{_UNIT}(?:['’]?s?['’]?{_S}time)? | {_COUNT}{_S}{_UNIT}{_S}from{_S}now
  | {FULL}{_S}(?:of{_S})?(?:last|next){_S}week | (?:last|next){_S}week{_S}(?:on{_S})?{FULL}
  | a{_S}week{_S}on{_S}{FULL} | {FULL}{_S}week
  | (?:the{_S})?{FULL}{_S}(?:before{_S}last|after{_S}next)
  | {FULL},?{_S}(?:the{_S})?[0-9]{{1,2}}{TH}
  | (?:last|next|this{_S}past|this{_S}coming|coming|this){_S}(?:{FULL}|{_SHORT}){PART}
  | {FULL}{PART}
  | (?:the{_S})?end{_S}of{_S}(?:the|this){_S}(?:month|week) | month[ -]end
  | [0-9]{{1,2}}(?P<mark>[-/.])[0-9]{{1,2}}(?P=mark)[0-9]{{2,4}}
  | [0-9]{{1,2}}/[0-9]{{1,2}} | (?P<dots>[0-9]{{1,2}}\.[0-9]{{1,2}}\.(?=\s|$))
  | (?P<nth>the{_S}[0-9]{{1,2}}{TH})
  | (?P<short>{_SHORT}){PART}
"""
DAY = re.compile(
    rf"(?<![\w./:$€£¥'’×+-])(?P<lead>(?:on|by|from|since|until|till|dated|as{_S}of|for|before|after"
    rf"|due){_S})?(?P<said>{_SURE})(?![\w/]|[.:][0-9]|-[0-9])",
    re.IGNORECASE | re.VERBOSE,
)
# A month with its day behind it, so that a number before it is none of its days.
MONTH_AND_DAY = re.compile(
    rf"{_MONTH}\.?{_S}(?:the{_S})?[0-9]{{1,2}}{TH}?(?![\w:])", re.IGNORECASE | re.VERBOSE
)
# A whole month, behind what was held or with whom: `call with Dana in December`.
MONTH = re.compile(
    rf"(?<![\w-])(?:in{_S}(?:(?:early|mid|late)[ -])?|(?:early|mid|late)[ -])"
    rf"{_MONTH}\b(?:{_S}[0-9]{{4}})?(?![\w-]|['’]s?\b)",
    re.IGNORECASE,
)
# A time that is said without its day: only the person knows which.
VAGUE = re.compile(
    rf"""(?<![\w-])(?:
    (?:(?:early|earlier|late|later|sometime){_S})?(?P<way>last|this|next){_S}
        (?P<unit>week|month|year|quarter|weekend|spring|summer|autumn|fall|winter
        |january|february|april|june|july|august|september|october|november|december)
  | the{_S}other{_S}day | (?:over|at|on){_S}the{_S}weekend
  | (?:a{_S}few|few|some|several|a{_S}couple{_S}of|couple{_S}of|many)
        {_S}(?:days|weeks|months|years){_S}(?:ago|back)
  | (?:a{_S}while|ages|long){_S}ago | (?:the{_S})?(?:week|month){_S}before{_S}last
  | {_COUNT}{_S}(?:months?|years?){_S}ago | recently{_S}(?=$)
    )(?![\w-]|['’]s?\b)""",
    re.IGNORECASE | re.VERBOSE,
)
