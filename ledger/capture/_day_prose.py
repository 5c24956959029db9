"""Stretches that look like a day and are part of a name, a count or a noun."""

from __future__ import annotations

import re

from ledger.capture._day_of_a_noun import is_of_a_noun
from ledger.capture._day_pattern import FULL, PART, TH
from ledger.capture._doubt import DoubtfulTimeError
from ledger.capture._hidden import COVER

# After a day of the month, what shows that a noun is counted and not a day named.
_LET_GO = re.compile(
    r"\s*(?:$|[,;:.!?)—–-]|(?:with|at|for|and|about|in|to|from|on|over|we|i|she|he|they|via|by"
    r"|call|coffee|lunch|meeting|met|of\s+(?:this|last)\s+month)\b)",
    re.IGNORECASE,
)
_A_MONTH_OR_A_WORD = re.compile(r"\b(?:may|march|mar)\b", re.IGNORECASE)
_NEVER = frozenset({"24/7", "1/2", "1/3", "2/3", "1/4", "3/4", "50/50", "9/11"})
# A day that something is of, or about, or rated with, is not the day of the sentence.
_OF_SOMETHING = re.compile(
    r"\b(?:about|re|regarding|of|than|like|through|between|rat(?:ed|ing)|scored?|gave\s+it)$",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"[0-9]+(?:[.,][0-9]+)?\s*(?:h|m|hrs?|hours?|mins?|minutes?)(?![a-z])", re.I)
_THE_DAY = re.compile(r"the\s+[0-9]", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:i|we|you|he|she|it|they)$", re.IGNORECASE)
_SAT_IS_DAY = re.compile(r"[,:]|(?:coffee|call|lunch|dinner|meeting|met|called|i|we)\b", re.I)


def is_prose(text: str, match: re.Match[str], lead: str) -> bool:
    """True where a stretch that looks like a day is part of a name, a count or a noun."""
    said, after = match["said"], text[match.end() :]
    before = text[: match.start()].rstrip()
    if re.match(r"['’]s?\b|['’](?=\s)", after):
        return True
    if (said.casefold() in _NEVER or (match["dots"] and before)) and lead != "on":
        return True
    if (not lead and _OF_SOMETHING.search(before)) or is_of_a_noun(text, match):
        return True
    if _THE_DAY.match(said) and not lead and before and not _LET_GO.match(after):
        return True
    if match["nth"] and not (_LET_GO.match(after) and (lead or not before or not after.strip())):
        return True
    if match["short"]:
        return not _short_is_day(text, match, lead)
    if _A_MONTH_OR_A_WORD.search(said) and not re.search(rf"{TH}|[0-9]{{4}}", said):
        loose = not lead and not _LET_GO.match(after)
        return loose or _named(said, after) or (not lead and _PRONOUN.search(before) is not None)
    if re.fullmatch(rf"{FULL}{PART}", said, re.IGNORECASE):
        if re.search(r"\b(?:the|a|an|every|each|my|our|their|his|her|your)$", before, re.I):
            return lead not in ("on",)
        if lead or not _named(said, after) or after[1] == COVER:
            return False
        if before and before[-1] not in ",;:.(—–":
            return True
        name = f"{said} {after.split()[0]}"
        raise DoubtfulTimeError(f"`{name}` may be a name, or {said} the day: type `on {said}`")
    return False


def _named(said: str, after: str) -> bool:
    """Two words with capitals in a row look like a name: `Friday Group`, `May Chen`."""
    follows = len(after) > 1 and after[0].isspace() and (after[1].isupper() or after[1] == COVER)
    return said.rsplit(maxsplit=1)[-1][0].isupper() and follows


def _short_is_day(text: str, match: re.Match[str], lead: str) -> bool:
    """`sat` and `sun` are words: a day only after `on`, or where they end the sentence."""
    if _named(match["said"], text[match.end() :]):
        return False
    if lead:
        return True
    word = match["short"].casefold()
    before, after = text[: match.start()].strip(), text[match.end() :].strip()
    if word in ("sat", "sun", "wed", "mon"):
        if not before:
            return word != "sat" or _SAT_IS_DAY.match(after) is not None
        ends = not after or _LENGTH.match(after) is not None
        return ends and not re.search(r"\b(?:the|we|i|she|he|and|with|to|from)$", before, re.I)
    rest = text[match.end() :]
    return not before or _LENGTH.match(after) is not None or _LET_GO.match(rest) is not None
