"""Whether somebody who is named in a dated line took part in it, by the words about the name."""

from __future__ import annotations

import re

from ledger.checks._plain_text import NOTHING, PARTY
from ledger.model.contact import Contact
from ledger.model.name_words import SPEAKING, words_of
from ledger.model.record import Record

# `with Dana, Lee and`: others of whom the same is said.
_CHAIN = r"(?:P\s*(?:,\s*(?:and\s+)?|(?:and|&|\+|with)\s+)?)*"
_BEGINNING = re.compile(rf"(?:with\s+|to\s+|from\s+)?{_CHAIN}\Z")
_TOWARDS = re.compile(
    r"\b(?P<word>with|to|from|at|via|through|met|called|phoned|rang|"
    rf"emailed|messaged|texted|saw|visited|thanked|told|asked)\s+{_CHAIN}\Z",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(r"\s+([\w']+)")

# In a clause with these the talk is another one, or somebody else's.
_OF_ANOTHER = words_of(
    "my our her his their next last how about for before after if whether that not without until "
    "when who she he they wants should would could might before introduction intro introduced"
)
_NO_WAY_TO = words_of(
    "introduction intro introduced introduce me us him her them compared according thanks similar "
    "next close closer related due belongs reports report up want wants going moved"
)
_PREPOSITIONS = ("with", "to", "from", "at", "via", "through")
# What may stand before a verb whose subject is the owner.
_OWN = ("", "i", "we", "and", "then", "also")
_CLAUSE_END = re.compile(r"[.;:!?,()P]")


def takes_part(lead: str, rest: str, record: Record, *, others: bool) -> bool:
    """Whether a record took part that is named between two stretches of running text.

    It does at the beginning of the text, alone or in a list, and behind `with`, `to`,
    `from`, `met` and the like in a clause of the owner's own doing. Somebody who says
    something where `others` are known to take part is quoted. Everywhere else a name may
    as well be what was spoken of.
    """
    said = re.sub(f"{NOTHING}+", ";", re.sub(f"{PARTY}+", "P", lead))
    said = (" ".join(said.split()) + (" " if said[-1:].isspace() else "")).lstrip()
    follows = _NEXT_WORD.match(rest)
    if follows and follows[1].lower() in SPEAKING and others:
        return False
    if _BEGINNING.fullmatch(said):
        return True
    towards = _TOWARDS.search(said)
    if towards is None:
        return False
    word = towards["word"].lower()
    clause = _CLAUSE_END.split(said[: towards.start("word")])[-1].lower().split()
    last = clause[-1] if clause else ""
    if word not in _PREPOSITIONS:
        return last in _OWN
    refused = (
        (word == "at" and isinstance(record, Contact))
        or (word == "to" and last in _NO_WAY_TO)
        or (word == "with" and "the" in clause)
    )
    return not refused and not _OF_ANOTHER.intersection(clause)
