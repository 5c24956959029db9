"""Where a clause of a sentence ends."""

from __future__ import annotations

import re

from ledger.capture._phrases import NAME

# What may begin a clause of its own after `and`.
_BEGINS = (
    r"(?:then|also|i|we|she|he|they|it|gave|got|learned|learnt|will|need|have to|asked|told|said|"
    r"promised|agreed|offered|introduced|wants?|sent|met|called|talked|spoke|thanked|next|now|"
    rf"{NAME}+ (?:will|is|has|was|gave|said|wants?|offered|promised|asked))\b"
)
_END = re.compile(
    rf";|[.!?](?=\s|$)|,(?!\s+(?:and\s+)?{NAME}+\s*(?:,|and\b|$))(?!\d)|\s[-–—]\s"
    rf"|\s+and\s+(?={_BEGINS})|\s+(?:but|then|so|while|because|although|though)\s|\ue002",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?](?=\s)")


def clause_end(masked: str, start: int) -> int:
    """Where the clause that goes on at a place ends."""
    end = _END.search(masked, start)
    return end.start() if end else len(masked)


def clause_start(masked: str, place: int) -> int:
    """Where the clause that a place lies in begins."""
    start = 0
    for end in _END.finditer(masked, 0, place):
        start = end.end()
    return start


def sentence_start(masked: str, place: int) -> int:
    """Where the sentence that a place lies in begins."""
    ends = [match.end() for match in _SENTENCE.finditer(masked, 0, place)]
    return ends[-1] if ends else 0
