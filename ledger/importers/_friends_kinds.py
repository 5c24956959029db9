"""Which kind of entry an activity is, told from the words that it begins with.

What begins with none of these stays a plain note: a guess would count as a conversation.
"""

from __future__ import annotations

import re

from ledger.value import Value

_NAME = re.compile(r"\*\*[^*]+\*\*")
_WHO = r"(?:\*\*[^*]+\*\*|I|[Ww]e)"
_SUBJECT = rf"(?P<subject>{_WHO}(?:(?:,| and|, and| &) {_WHO})*\s+)?"
_HAD = r"(?:got|had|grabbed|ate|shared|went (?:out )?(?:for|to)|met (?:up )?for)"
# A noun that begins with whom it was: `Lunch with **Dana**`; not `Lunch plans with`.
_WITH = r"(?=\s+(?:with|at)\b|\s+\*\*)"
_SOME = r"(?:(?:a|an|some|our|the) )?(?:(?:quick|long|late|early|nice) )?"

# The verbs that say a kind. `said` is what the kind says in their place.
_VERBS = tuple(
    (kind, re.compile(rf"{_SUBJECT}(?P<said>{verbs})\b\s*", re.IGNORECASE))
    for kind, verbs in (
        ("lunch", rf"{_HAD} {_SOME}lunch|lunch{_WITH}"),
        ("coffee", rf"{_HAD} {_SOME}coffee|coffee{_WITH}"),
        ("meeting", rf"{_HAD} {_SOME}(?:dinner|breakfast|brunch|drinks)(?P<kept>)"),
        ("meeting", rf"(?:dinner|breakfast|brunch|drinks){_WITH}(?P<kept>)|meeting{_WITH}"),
        ("call", rf"{_HAD} {_SOME}(?:phone call|call)|(?:phone )?call{_WITH}|phoned|called|rang"),
        (
            "video",
            rf"{_HAD} {_SOME}video (?:call|chat)|video (?:call|chat){_WITH}"
            r"|skyped|facetimed|zoomed",
        ),
        ("email", r"e-?mailed"),
        ("message", r"texted|messaged"),
        ("visit", r"visited"),
        ("meeting", r"met(?: up)?(?= with\b| \*\*)"),
    )
)
_TALKED = re.compile(rf"{_SUBJECT}(?P<said>(?:talked|spoke|chatted) (?:to|with))\s*", re.IGNORECASE)
_PHONE = re.compile(r"\s*\b(?:on|over) the phone\b|\s*\bby phone\b", re.IGNORECASE)
_SCREEN = re.compile(r"\s*\b(?:over|on|by) (?:video|skype|zoom|facetime)\b", re.IGNORECASE)

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_AMOUNT = rf"(?P<count>{'|'.join(_NUMBERS)}|\d+(?:\.\d+)?)"
_LENGTH = re.compile(
    rf"\s*\bfor (?:(?P<half>half an hour)|{_AMOUNT} "
    r"(?:(?P<hours>hours?)(?P<more> and a half)?|(?:minutes?|mins?)))\b",
    re.IGNORECASE,
)
_MOST_MINUTES = 24 * 60


class Told(Value, frozen=True):
    """An activity as an entry: its kind (empty for a note), its duration, what is left to say."""

    kind: str
    duration: str
    words: str


def tell(words: str) -> Told:
    """The kind of an activity, how long it took, and its words without what these two say."""
    kind, rest = _kind(words)
    if not kind:
        return Told("", "", words)
    minutes, rest = _minutes(rest)
    rest = re.sub(r"\s+(?=[.,;!?])", "", rest).strip()
    if not re.search(r"\w", _NAME.sub("", rest)):
        rest = rest.rstrip(".")
    return Told(kind, _duration(minutes), rest)


def _kind(words: str) -> tuple[str, str]:
    if talked := _TALKED.match(words):
        for kind, how in (("call", _PHONE), ("video", _SCREEN)):
            if found := how.search(words, talked.end()):
                return kind, _without(words[: found.start()] + words[found.end() :], talked)
        return "", words
    for kind, verbs in _VERBS:
        if match := verbs.match(words):
            keeps = match.groupdict().get("kept") is not None
            return kind, words if keeps else _without(words, match)
    return "", words


def _without(words: str, match: re.Match[str]) -> str:
    """The words without the verb; a sentence that names who did it stays whole."""
    return words if match["subject"] else words[match.end() :]


def _minutes(words: str) -> tuple[int, str]:
    match = _LENGTH.search(words)
    if match is None:
        return 0, words
    minutes = _length(match)
    if not 0 < minutes <= _MOST_MINUTES:
        return 0, words
    return minutes, words[: match.start()] + words[match.end() :]


def _length(match: re.Match[str]) -> int:
    if match["half"]:
        return 30
    count = match["count"].lower()
    number = float(_NUMBERS.get(count, 0) or count)
    if not match["hours"]:
        return round(number)
    return round(number * 60) + (30 if match["more"] else 0)


def _duration(minutes: int) -> str:
    """Minutes as they stand in a dated line: `1h30m`; nothing for none."""
    hours, rest = divmod(minutes, 60)
    return (f"{hours}h" if hours else "") + (f"{rest}m" if rest else "")
