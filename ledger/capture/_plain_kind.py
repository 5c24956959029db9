"""A kind of line that a sentence names outright: `coffee with`, `had a call`, `weekly review`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ledger.capture._phrases import DAY, NAME, Phrases
from ledger.capture._sentence import Sentence
from ledger.config import Config, Way

# What may stand before a kind that is said as such, and says nothing.
_BEFORE = (
    r"(?:(?:i|we|i['’]ve|we['’]ve)\s+)?(?:(?:just|also|then|finally|have)\s+)*"
    r"(?P<did>(?:had|have|did|do|grabbed|got|took|made|wrote|spent|went\s+(?:for|to|on)|"
    r"attended|finished|joined)\s+)?"
    r"(?P<after>(?:on|in|at|after|from|back\s+from)\s+)?(?:(?:an?|the|my|our|another|one|some)\s+)?"
)
_KNOWN = re.compile(
    "quick|short|long|brief|good|great|nice|first|second|third|lovely|productive|useful|awkward|"
    "bad|weird|virtual|informal|informational|introductory|intro|exploratory|follow-up|initial|"
    "final|friendly|tough|hard|screening|kick-?off|impromptu|early|late"
)
_ADJECTIVES = rf"(?P<adjectives>(?:(?:{_KNOWN.pattern})\s+)*(?:[a-z][a-z-]+\s+){{0,2}}?)"
# What is no description of the kind after it.
_JOINING = frozenset(
    [
        "a",
        "an",
        "the",
        "my",
        "our",
        "her",
        "his",
        "their",
        "your",
        "this",
        "that",
        "these",
        "those",
        "to",
        "with",
        "from",
        "for",
        "about",
        "on",
        "in",
        "at",
        "by",
        "of",
        "and",
        "or",
        "but",
        "not",
        "no",
        "i",
        "we",
        "he",
        "she",
        "they",
        "it",
        "you",
        "me",
        "him",
        "them",
        "us",
        "is",
        "are",
        "be",
        "can",
        "will",
        "would",
        "should",
        "do",
        "does",
        "did",
        "say",
        "says",
        "said",
        "call",
        "calls",
        "ask",
        "asks",
        "tell",
        "tells",
        "need",
        "needs",
        "want",
        "wants",
        "have",
        "has",
        "next",
        "last",
        "after",
        "before",
        "during",
        "via",
        "through",
        "over",
        "under",
        "re",
    ]
)
GAP = rf"(?:[\s{DAY},.:;–—-]|['’]s\b)*"
# What may follow such a kind and says no more: a coffee chat, a lunch date.
_AFTER = r"(?:\s+(?:call|meeting|chat|date|conversation|session|talk))?"
_FROM = re.compile(rf"\s+from\s+(?:{NAME}|her|him|them)", re.IGNORECASE)


def said_outright(
    sentence: Sentence, config: Config, table: Phrases
) -> Iterator[tuple[re.Match[str], str]]:
    """A kind that is said as such: at the beginning, or after what says that it was had.

    Each with the word for it; the match names the `adjectives` before it.
    """
    words = sorted(config.kinds, key=len, reverse=True)
    kinds = "|".join(re.escape(word).replace(r"\-", r"[-\s]") for word in words)
    pattern = re.compile(
        rf"{_BEFORE}{_ADJECTIVES}(?P<kind>{kinds}){_AFTER}(?![\w-]|['’]s)(?::(?!:))?", re.IGNORECASE
    )
    start = sentence.cue[1] if sentence.cue and sentence.cue[0] == 0 else 0
    openings = [(start, True)]
    openings += [
        (match.end(), False)
        for match in re.finditer(rf"[,;.{DAY}]\s*|{NAME}\s+|\band\s+", sentence.main)
    ]
    for at, first in openings:
        gap = re.compile(GAP if not first else rf"{GAP}(?:to\s+)?").match(sentence.main, at)
        begin = gap.end() if gap else at
        begin = len(sentence.main) if begin > len(sentence.main) else begin
        match = pattern.match(sentence.main, begin)
        if not match or not (first or match["did"] or _only_names(sentence.main[:at])):
            continue
        word = re.sub(r"\s", "-", match["kind"].lower())
        if word not in config.kinds or not _describes(match["adjectives"], table, first):
            continue
        way = config.kinds[word].way
        yield (
            match,
            "inbound" if way is Way.OUT and _FROM.match(sentence.main, match.end()) else word,
        )


def _describes(words: str, table: Phrases, first: bool) -> bool:
    """Whether the words before a kind may describe it: no verb, and nothing that joins."""
    said = words.lower().split()
    if not first and any(not _KNOWN.fullmatch(word) for word in said):
        return False
    return not any(word in table.past or word in _JOINING or word.endswith("ed") for word in said)


def _only_names(before: str) -> bool:
    """Whether nothing but names and times stands before a place."""
    return not re.sub(rf"[{NAME}{DAY}\s,:.;-]|\band\b|\bi\b", "", before, flags=re.IGNORECASE)
