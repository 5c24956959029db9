"""What the stages of a skill ask for."""

from __future__ import annotations

import re

from ledger.model.evidence.case import Case, evidence
from ledger.model.exchange import is_two_way, is_way_in
from ledger.wording import fold

# How a proof names a course, and the paper that one gets at its end.
_COURSES = frozenset(
    word + ending
    for word in ("course", "seminar", "webinar", "workshop", "bootcamp", "training", "mooc")
    for ending in ("", "s")
) | {"class", "classes"}
_PAPERS = ("certificate", "certificates", "certification", "diploma", "badge")
_ATTENDED = re.compile(
    rf"\b(?:{'|'.join(sorted(_COURSES))}|attendance|participation|completion)\b", re.IGNORECASE
)
_BETWEEN = re.compile(r"[,;+&]|\band\b", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|in|on|for|from|by|at|with|after|about|to)\s+", re.IGNORECASE)


@evidence(
    "wanted-skill",
    "a must-need with a source, or two campaigns that need it",
    "needs: {id}, must, level 2, from {person}",
)
def _wanted_skill(case: Case) -> bool:
    name = {fold(case.record.id), fold(case.record.name)}
    wanting: set[str] = set()
    for campaign in case.ledger.campaigns:
        named = [need for need in case.ledger.needs_of(campaign) if fold(need.name) in name]
        if any(need.must and need.source for need in named):
            return True
        if named:
            wanting.add(campaign.path)
    for link in case.skill.needed_by if case.skill else ():
        target = case.ledger.resolve(link)
        wanting.add(target.path if target else fold(link.target))
    return len(wanting) >= 2


@evidence("plan", "a plan", "plan: how, and by when")
def _plan(case: Case) -> bool:
    return bool(case.skill and case.skill.plan)


@evidence("learning", "work on it", "- {date} learn 2h [[{id}]] what you did")
def _learning(case: Case) -> bool:
    return case.has("learn")


@evidence(
    "proof",
    "an artefact or somebody's word (a course alone is none)",
    "proof: what shows it, and to whom",
)
def _proof(case: Case) -> bool:
    proof = case.skill.proof if case.skill else ""
    parts = [part.strip() for part in _BETWEEN.split(proof)]
    return any(part and not _is_course(part) for part in parts)


@evidence(
    "word-of-a-target",
    "a target's word for it",
    "- {date} reply [[{person}]] [[{id}]] what they said of it",
)
def _word_of_a_target(case: Case) -> bool:
    line = case.transition.line
    told = bool(line.evidence) and not line.because
    return told or any(is_way_in(entry) or is_two_way(entry) for entry in case.entries)


def _is_course(part: str) -> bool:
    """Whether a proof is a course and nothing made in it: what is named before any `of` or `in`."""
    head = _OF.split(part, maxsplit=1)[0].rstrip(" .").rsplit(" ", 1)[-1].lower()
    return head in _COURSES or (head in _PAPERS and bool(_ATTENDED.search(part)))
