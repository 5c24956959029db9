"""What trackers say of where an application stands, in the words of the job pipeline."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

from ledger.importers._answer_words import (
    ACCEPTED,
    ALONE,
    APPLIED,
    NEGOTIATING,
    OF_ANY_ROW,
    REJECTED,
    RESEARCHING,
    WORDS,
)
from ledger.importers._table import plain

_LONGEST_FIRST = sorted(WORDS, key=lambda words: (-len(words), words))

# Somebody else has it.
_ANOTHER_ONE = re.compile(
    r"\b(?:hired|chose|chosen|selected|went with|picked|took)\s+(?:(?:an?|the)\s+)?"
    r"(?:someone|somebody|another|other|internal|internally|different)\b"
    r"|\b(?:offer|job|role|position|it)\s+(?:went|was given|goes|given)\s+to\b"
)
# Up to three words before what is denied.
_DENIAL = re.compile(
    r"\b(?:not|no|never|without|cannot|kein\w*|nicht|ohne|pas|sans|sin|"
    r"(?:did|was|is|have|has|had|were|do|does|could|wo|ca)n ?t)"
    r"(?:\s+\w+){0,3}\s*$"
)

_YES = frozenset(
    ("yes", "y", "true", "x", "1", "✓", "✔", "done", "passed", "completed", "ja", "oui", "si")
)
_NO = frozenset(("no", "n", "false", "0", "not selected", "nein", "non"))
_BLANK = frozenset(("", "-", "–", "—", "?", "n a", "na", "none", "nil"))


def bare(said: str) -> str:
    """The words of a cell as they are compared: plain, and without the accents of their letters."""
    words = plain(said)
    if words.isascii():
        return words
    return "".join(one for one in normalize("NFKD", words) if not combining(one))


def stage_of(said: str) -> str | None:
    """The stage of the job pipeline that a cell stands for, or None.

    `Rejected after onsite` is a rejection: of several the one that is mentioned first in a
    cell counts, a longer one before a shorter one within it.
    """
    words = bare(said)
    if words in WORDS:
        return WORDS[words]
    if _ANOTHER_ONE.search(words):
        return REJECTED
    found = [
        (match.start(), -len(known), known)
        for known in _LONGEST_FIRST
        if known not in ALONE and (match := re.search(rf"\b{known}\b", words))
    ]
    if not found:
        return None
    start, _, known = min(found)
    return _denied(words, WORDS[known]) if _DENIAL.search(words[:start]) else WORDS[known]


def _denied(words: str, stage: str) -> str | None:
    """The stage of a cell that says of one that it is not: `did not get the offer`.

    None where that tells nothing: `no interview`, `no offer yet`.
    """
    yet = "yet" in words.split()
    if stage == APPLIED:
        return RESEARCHING
    return REJECTED if stage in (ACCEPTED, NEGOTIATING) and not yet else None


def says_sent(said: str) -> bool:
    """Whether a cell says that an application was sent: `Applied`, `Ghosted`; not `open`."""
    return stage_of(said) == APPLIED and bare(said) not in OF_ANY_ROW


def says_exactly(said: str, stage: str) -> bool:
    """Whether a cell says no more than the name of a stage."""
    return bare(said) == stage


def yes_or_no(said: str) -> bool | None:
    """Whether a cell says yes or no; None where it says something else."""
    words = bare(said)
    if words in _YES:
        return True
    return False if words in _NO else None


def is_blank(said: str) -> bool:
    """Whether a cell says that there is nothing to say: `-`, `n/a`."""
    return bare(said) in _BLANK


def is_stage(said: str) -> bool:
    """Whether a cell stands for a stage."""
    return stage_of(said) is not None
