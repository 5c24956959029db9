"""Whether the words for an introduction say that there was one, or that it was only spoken of."""

from __future__ import annotations

import re

from ledger.capture._boundaries import clause_start, sentence_start
from ledger.capture._phrases import DAY, FIELD, NAME

# Before what came about: that it did not, or was only hoped for.
_NOT_GOT = re.compile(
    rf"(?:\b(?:never|not|nearly|almost|if|whether|unless|until|hop(?:e|es|ed|ing)|wish(?:ed)?)"
    rf"|n['’]t)(?:\s+that)?(?:\s+(?:{NAME}+|i|we|she|he|they))?\s*$",
    re.IGNORECASE,
)
# A list of what was asked for may end with an introduction.
_ASKED_FOR = re.compile(
    r"\b(?:ask|beg|hop(?=e|ing)|wait|look|push|press|request)\w*\s(?:[^\s,;]+\s+){0,4}?for\b",
    re.IGNORECASE,
)
# All that may stand before a bare introduction in its clause: what was held, with whom and when.
_HELD_WORDS = (
    "a an the my our i we and also then plus with w at from including over by on had have got "
    "took grabbed met just quick short long good great nice lovely first another coffee lunch "
    "breakfast dinner drinks call phone video zoom teams meeting visit interview chat talk "
    "walk email message note letter today yesterday this last morning afternoon evening night "
    "monday tuesday wednesday thursday friday saturday sunday h hr hrs hour hours m min mins "
    "minute minutes"
)
_HELD = frozenset(_HELD_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+(?:['’-]\w+)*")


def came_about(masked: str, start: int, *, bare: bool) -> bool:
    """Whether the introduction at a place of a sentence came about, as far as its words go.

    One that is `bare` is said without a verb of its own: what stands before it has to be no more
    than what was held. `asked for an introduction` and `about the introduction` tell of none.
    """
    before = masked[clause_start(masked, start) : start]
    if _NOT_GOT.search(before):
        return False
    if not bare:
        return True
    words = _WORD.findall(re.sub(f"[{NAME}{DAY}{FIELD}]+", " ", before.lower()))
    if not _HELD.issuperset(words) or (words and words[-1] in ("on", "at", "over", "by")):
        return False
    return _ASKED_FOR.search(masked, sentence_start(masked, start), start) is None
