"""A kind of line that a sentence names outright: `coffee with`, `had a call`, `weekly review`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ledger.capture._phrases import DAY, NAME, Phrases
from ledger.capture._sentence import Sentence
from ledger.config import Config, Way
from ledger.model.contact import Contact

# What may stand before a kind that is said as such, and says nothing.
_BEFORE = (
    r"(?:of\s+)?(?:(?:i|we|i['’]ve|we['’]ve|it\s+was|that\s+was|this\s+was|there\s+was)\s+)?"
    r"(?:(?:just|also|then|finally|have|has|had)\s+)*?"
    r"(?P<did>(?:had|have|did|do|done|grabbed|got|took|taken|made|wrote|written|spent|drank|drunk|"
    r"held|given|went\s+(?:for|to|on)|gone\s+(?:for|to|on)|been\s+(?:for|to|on|in|at)|"
    r"attended|finished|joined)\s+)?"
    r"(?P<after>(?:on|in|at|after|from|back\s+from)\s+)?(?:(?:an?|the|my|our|another|one|some)\s+)?"
)
_KNOWN = re.compile(
    "quick|short|long|brief|good|great|nice|first|second|third|lovely|productive|useful|awkward|"
    "bad|weird|virtual|informal|informational|introductory|intro|exploratory|follow-up|initial|"
    "final|friendly|prep|tough|hard|screening|kick-?off|impromptu|early|late"
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
# With such a word behind it, a kind is part of what something is called, or no noun at all.
_COMPOUND = (
    r"(?!\s+(?:office|cent(?:re|er)|box|room|beans?|address|list|board|card|shop|machine|money|"
    r"paper|assistant|planning|planner|job|script|sheet|template|software|system|server|sign|"
    r"signature|service|provider|account|log|notes?|agenda|link|invite|invitation|request|"
    r"organi[sz]er|organi[sz]ers|ticket|tickets|break|hours?|insurance|style|balance|interviews?|screen(?:ing)?)\b)"
)
# Of the week that was, and not of something else.
_NO_REVIEW = re.compile(
    rf"\s+(?:(?:of|with|for|from)\s+(?!(?:the|my)\s+week)|the\b|an?\b|her\b|his\b|their\b|{NAME})",
    re.I,
)
_NOT_OFF = re.compile(r"\s+(?:to|the|on|with|by|and|from|of)\b", re.IGNORECASE)
_HAD_BEFORE = re.compile(r"\s+(?:with|w/|at|and)\b", re.IGNORECASE)
_NAMES_ALONE = re.compile(rf"(?:[\s{NAME}{DAY}]|with\b|on\b|at\b)*(?=[,;.]|$)", re.IGNORECASE)
_FROM = re.compile(rf"\s+from\s+(?:{NAME}|her|him|them)", re.IGNORECASE)

# Before a colon the one that it is about, who may as well have done it.
_LABEL = re.compile(rf"{NAME}+\s*:\s*$")
_FROM_EITHER = frozenset({"email", "message", "letter", "voicemail", "invite"})


def said_outright(
    sentence: Sentence, config: Config, table: Phrases
) -> Iterator[tuple[re.Match[str], str]]:
    """A kind that is said as such: at the beginning, or after what says that it was had.

    Each with the word for it; the match names the `adjectives` before it.
    """
    words = sorted({*config.kinds, *table.short}, key=len, reverse=True)
    escaped = (re.escape(word).replace(r"\-", r"[-\s]") for word in words)
    kinds = "|".join(word.replace(r"\ ", r"\s+") for word in escaped)
    pattern = re.compile(
        rf"{_BEFORE}{_ADJECTIVES}(?P<kind>{kinds}){_COMPOUND}{_AFTER}(?![\w-]|['’]s)(?::(?!:))?",
        re.IGNORECASE,
    )
    start = sentence.cue[1] if sentence.cue and sentence.cue[0] == 0 else 0
    openings = [(start, True)]
    openings += [
        (match.end(), False)
        for match in re.finditer(rf"[,;.{DAY}]\s*|{NAME}(?::|\s+[-–—])?\s+|\band\s+", sentence.main)
    ]
    for at, first in openings:
        gap = re.compile(GAP if not first else rf"{GAP}(?:to\s+)?").match(sentence.main, at)
        begin = gap.end() if gap else at
        begin = len(sentence.main) if begin > len(sentence.main) else begin
        match = pattern.match(sentence.main, begin)
        if not match or not (
            first
            or match["did"]
            or _only_names(sentence.main[:at])
            or _is_apart(sentence.main, at, match)
        ):
            continue
        typed = " ".join(match["kind"].lower().split())
        word = re.sub(r"\s", "-", typed)
        word = word if word in config.kinds else table.short.get(typed, word)
        if word not in config.kinds or not _describes(match["adjectives"], table, first):
            continue
        way = config.kinds[word].way
        if not _stands_alone(sentence.main, match, way):
            continue
        yield (
            match,
            "inbound" if way is Way.OUT and _FROM.match(sentence.main, match.end()) else word,
        )


def _stands_alone(masked: str, match: re.Match[str], way: Way) -> bool:
    """Whether what follows a kind leaves it one: `off to lunch` is no time off."""
    if way is Way.LOOK and _NO_REVIEW.match(masked, match.end("kind")):
        return False
    if way is Way.OFF and _NOT_OFF.match(masked, match.end("kind")):
        return False
    after = (match["after"] or "").lower().split()
    return "after" not in after or _HAD_BEFORE.match(masked, match.end()) is not None


def _describes(words: str, table: Phrases, first: bool) -> bool:
    """Whether the words before a kind may describe it: no verb, and nothing that joins."""
    said = words.lower().split()
    if not first and any(not _KNOWN.fullmatch(word) for word in said):
        return False
    return not any(word in table.past or word in _JOINING or word.endswith("ed") for word in said)


def _is_apart(masked: str, at: int, match: re.Match[str]) -> bool:
    """Whether a kind stands between commas with nothing but names and times beside it."""
    before = masked[:at].rstrip()[-1:] in (",", ";", ".")
    return before and not match["adjectives"] and bool(_NAMES_ALONE.match(masked, match.end()))


def _only_names(before: str) -> bool:
    """Whether nothing but names and times stands before a place."""
    return not re.sub(rf"[{NAME}{DAY}\s,:.;–—-]|\b(?:and|i)\b", "", before, flags=re.IGNORECASE)


def may_be_theirs(sentence: Sentence, match: re.Match[str], config: Config, word: str) -> bool:
    """Whether it may be from or to somebody: `Joel: email about the budget`."""
    label = _LABEL.search(sentence.main, 0, match.start())
    if label is None or match["did"] or config.kinds[word].name not in _FROM_EITHER:
        return False
    return any(
        one.start == label.start() and isinstance(one.candidates[0], Contact)
        for one in sentence.mentions
    )
