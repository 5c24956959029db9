"""Who did what a phrase of a sentence tells: me, or somebody else."""

from __future__ import annotations

import re

from ledger.capture._boundaries import clause_start
from ledger.capture._phrases import DAY, FIELD, NAME

# What may stand before a verb and says nothing of who did it.
_ADVERB = re.compile(
    r"(?:and|then|also|just|so|now|again|already|finally|first|later|next|soon|still|even|only|"
    r"afterwards?|eventually|today|yesterday|meanwhile|instead|today|twice|once|both|all|too|"
    r"a|an|the|my|our|another|some|quick|long|short|brief|have|has|had|['’]ve|ok|okay|right|well|early|late|\w+ly)",
    re.IGNORECASE,
)
# After these a name is no subject.
_PREPOSITION = re.compile(
    r"(?:after|before|during|in|at|on|over|from|with|to|for|about|via|through|by|of|re|since|"
    r"this|last|per|near|under|w/)",
    re.IGNORECASE,
)
_THEY = re.compile(r"(?:she|he|they|who|it|someone|somebody)(?:['’](?:ve|d|s|ll))?", re.IGNORECASE)
_OF_THEM = re.compile(
    r"(?<![\w'’])(?:she|he|they)(?:['’](?:ve|d|s|ll|re))?\s(?!.*\b(?:me|us)\b)", re.IGNORECASE
)
_I = re.compile(r"(?:i|we)(?:['’](?:ve|d|m|re|ll))?", re.IGNORECASE)
_PASSIVE = re.compile(r"(?:was|were|been|being|got|get|is|are|gets)", re.IGNORECASE)
_TO_ME = re.compile(r"\b(?:me|us)\b", re.IGNORECASE)
_WORD = re.compile(rf"{NAME}+(?:['’]s\b)?|[^\s{NAME},:;()]+")


def by_whom(masked: str, start: int, phrase: str = "", past: tuple[str, ...] = ()) -> str:
    """Who did what a phrase tells: `me`, `them`, or nothing where it is not said.

    It is `either` where the words may be read both ways, and `others` where it was done to
    somebody else, who knows by whom. `past` are verbs of the past that do
    not end in `ed`.
    """
    first = phrase.split(" ", 1)[0].lower()
    if _I.fullmatch(first):
        return "me"
    if _THEY.fullmatch(first) or _TO_ME.search(phrase):
        return "them"
    before = masked[clause_start(masked, start) : start].rstrip()
    label = before.endswith(":")
    words = _WORD.findall(re.sub(f"[{DAY}{FIELD}\ue003]", " ", before))
    while words and _ADVERB.fullmatch(words[0]):
        words.pop(0)
    while words and _ADVERB.fullmatch(words[-1]):
        joined = words.pop().lower() == "and"
        if joined and words and is_verb(words[0], past):
            return "me"
    if not words:
        return ""
    if label:
        return "either" if words[-1].startswith(NAME) else ""
    if _PASSIVE.fullmatch(words[-1]):
        whom = _subject(words[:-1], past)
        return "others" if whom == "them" else "them"
    return _subject(words, past)


def is_told_of(masked: str, start: int) -> bool:
    """Whether a name stands in what somebody else is said to have done: `she met Lee`."""
    return _OF_THEM.search(masked, clause_start(masked, start), start) is not None


def _subject(words: list[str], past: tuple[str, ...]) -> str:
    """Whom the words before a verb name as the one who does it."""
    if not words:
        return ""
    if any(_I.fullmatch(word) for word in words[-2:]) or _I.fullmatch(words[0]):
        return "me"
    if _THEY.fullmatch(words[-1]) or _THEY.fullmatch(words[0]):
        return "them"
    if is_verb(words[0], past):
        return "them" if words[-1].startswith(NAME) and len(words) > 2 else "me"
    if _PREPOSITION.fullmatch(words[0]):
        named = words[-1].startswith(NAME)
        return "them" if named and not _PREPOSITION.fullmatch(words[-2]) else ""
    return "them"


def is_verb(word: str, past: tuple[str, ...]) -> bool:
    """Whether a word says that somebody did something, or is at it."""
    said = word.lower()
    return said in past or (len(said) > 4 and said.endswith(("ed", "ing")))
