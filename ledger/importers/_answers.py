"""What trackers say of where an application stands, in the words of the job pipeline."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ledger.importers._table import plain

RESEARCHING = "researching"
APPLIED = "applied"
INTERVIEWING = "interviewing"
NEGOTIATING = "negotiating"
ACCEPTED = "accepted"
REJECTED = "rejected"
WITHDRAWN = "withdrawn"
EVAPORATED = "evaporated"

ENDS = (ACCEPTED, REJECTED, WITHDRAWN, EVAPORATED)

# Plain words of a cell and the stage they stand for. Longer ones are looked for first, so
# that "offer declined" is not an offer and "not selected" no selection.
_WORDS: Mapping[str, str] = {
    "rejected": REJECTED, "reject": REJECTED, "rejection": REJECTED, "declined": REJECTED,
    "no offer yet": APPLIED, "wasn t selected": REJECTED,
    "not selected": REJECTED, "not hired": REJECTED, "not chosen": REJECTED,
    "turned down": REJECTED, "denied": REJECTED, "no": REJECTED, "failed": REJECTED,
    "unsuccessful": REJECTED, "not moving forward": REJECTED, "not a fit": REJECTED,
    "not interviewed": REJECTED, "not proceeding": REJECTED, "no offer": REJECTED,
    "accepted": ACCEPTED, "offer accepted": ACCEPTED, "accepted offer": ACCEPTED,
    "hired": ACCEPTED, "signed": ACCEPTED, "got the job": ACCEPTED,
    "offer": NEGOTIATING, "offered": NEGOTIATING, "offer received": NEGOTIATING,
    "negotiating": NEGOTIATING, "negotiation": NEGOTIATING, "got offer": NEGOTIATING,
    "withdrawn": WITHDRAWN, "withdrew": WITHDRAWN, "offer declined": WITHDRAWN,
    "declined offer": WITHDRAWN, "declined the offer": WITHDRAWN, "i declined": WITHDRAWN,
    "rejected offer": WITHDRAWN, "offer rejected": WITHDRAWN, "offer turned down": WITHDRAWN,
    "turned down offer": WITHDRAWN, "withdraw": WITHDRAWN, "not interested": WITHDRAWN,
    "position closed": EVAPORATED, "position filled": EVAPORATED, "job closed": EVAPORATED,
    "hiring freeze": EVAPORATED, "position cancelled": EVAPORATED,
    "position canceled": EVAPORATED, "job cancelled": EVAPORATED, "job canceled": EVAPORATED,
    "interview": INTERVIEWING, "interviewing": INTERVIEWING, "interviewed": INTERVIEWING,
    "phone screen": INTERVIEWING, "phone interview": INTERVIEWING, "onsite": INTERVIEWING,
    "on site": INTERVIEWING, "technical interview": INTERVIEWING, "final round": INTERVIEWING,
    "first round": INTERVIEWING, "second round": INTERVIEWING, "screening": INTERVIEWING,
    "interview scheduled": INTERVIEWING, "selected": INTERVIEWING, "screen": INTERVIEWING,
    "assessment": INTERVIEWING, "online assessment": INTERVIEWING,
    "applied": APPLIED, "application sent": APPLIED, "submitted": APPLIED, "sent": APPLIED,
    "pending": APPLIED, "waiting": APPLIED, "no response": APPLIED, "no answer": APPLIED,
    "no reply": APPLIED, "ghosted": APPLIED, "under review": APPLIED, "in review": APPLIED,
    "in progress": APPLIED, "in process": APPLIED, "ongoing": APPLIED, "open": APPLIED,
    "active": APPLIED, "awaiting response": APPLIED, "tbd": APPLIED, "n a": APPLIED,
    "none": APPLIED,
    "saved": RESEARCHING, "bookmarked": RESEARCHING, "wishlist": RESEARCHING,
    "wish list": RESEARCHING, "interested": RESEARCHING, "to apply": RESEARCHING,
    "not applied": RESEARCHING, "not yet applied": RESEARCHING, "planned": RESEARCHING,
    "researching": RESEARCHING, "considering": RESEARCHING, "applying": RESEARCHING,
    "ready to apply": RESEARCHING, "not started": RESEARCHING, "preparing": RESEARCHING,
}  # fmt: skip
_LONGEST_FIRST = sorted(_WORDS, key=lambda words: (-len(words), words))
_ALONE = frozenset(("no", "open", "active", "sent", "none", "n a", "selected", "interested"))

# Somebody else has it.
_ANOTHER_ONE = re.compile(
    r"\b(?:hired|chose|chosen|selected|went with|picked|took)\s+(?:(?:an?|the)\s+)?"
    r"(?:someone|somebody|another|other|internal|internally|different)\b"
    r"|\b(?:offer|job|role|position|it)\s+(?:went|was given|goes|given)\s+to\b"
)
# Up to three words before what is denied.
_DENIAL = re.compile(
    r"\b(?:not|no|never|without|cannot|(?:did|was|is|have|has|had|were|do|does|could|wo|ca)n ?t)"
    r"(?:\s+\w+){0,3}\s*$"
)

# What is said of a row that was filled in and tells nothing: no word of an application sent.
_OF_ANY_ROW = frozenset((
    "in progress", "in process", "ongoing", "open", "active", "tbd", "n a", "none",
))  # fmt: skip

_YES = frozenset(("yes", "y", "true", "x", "1", "✓", "✔", "done", "passed", "completed", "ja"))
_NO = frozenset(("no", "n", "false", "0", "not selected", "nein"))
_BLANK = frozenset(("", "-", "–", "—", "?", "n a", "na", "none", "nil"))


def stage_of(said: str) -> str | None:
    """The stage of the job pipeline that a cell stands for, or None.

    `Rejected after onsite` is a rejection: of several the one that is mentioned first in a
    cell counts, a longer one before a shorter one within it.
    """
    words = plain(said)
    if words in _WORDS:
        return _WORDS[words]
    if _ANOTHER_ONE.search(words):
        return REJECTED
    found = [
        (match.start(), -len(known), known)
        for known in _LONGEST_FIRST
        if known not in _ALONE and (match := re.search(rf"\b{known}\b", words))
    ]
    if not found:
        return None
    start, _, known = min(found)
    return _denied(words, _WORDS[known]) if _DENIAL.search(words[:start]) else _WORDS[known]


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
    return stage_of(said) == APPLIED and plain(said) not in _OF_ANY_ROW


def says_exactly(said: str, stage: str) -> bool:
    """Whether a cell says no more than the name of a stage."""
    return plain(said) == stage


def yes_or_no(said: str) -> bool | None:
    """Whether a cell says yes or no; None where it says something else."""
    words = plain(said)
    if words in _YES:
        return True
    return False if words in _NO else None


def is_blank(said: str) -> bool:
    """Whether a cell says that there is nothing to say: `-`, `n/a`."""
    return plain(said) in _BLANK


def is_stage(said: str) -> bool:
    """Whether a cell stands for a stage."""
    return stage_of(said) is not None
