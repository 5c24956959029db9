"""What the stages of a skill ask for."""

from __future__ import annotations

from ledger.config import Way
from ledger.model.evidence.case import Case, evidence
from ledger.wording import fold


@evidence(
    "wanted-skill",
    "a must-need with a source, or two campaigns that need it",
    "needs: {id}, must, level 2, from {person}",
)
def _wanted_skill(case: Case) -> bool:
    name = {fold(case.record.id), fold(case.record.name)}
    wanting = 0
    for campaign in case.ledger.campaigns:
        named = [need for need in case.ledger.needs_of(campaign) if fold(need.name) in name]
        if any(need.must and need.source for need in named):
            return True
        wanting += bool(named)
    return wanting >= 2 or bool(case.skill and len(case.skill.needed_by) >= 2)


@evidence("plan", "a plan", "plan: how, and by when")
def _plan(case: Case) -> bool:
    return bool(case.skill and case.skill.plan)


@evidence("learning", "work on it", "- {date} learn 2h [[{id}]] what you did")
def _learning(case: Case) -> bool:
    return case.has("learn")


@evidence("proof", "an artefact or somebody's word", "proof: what shows it, and to whom")
def _proof(case: Case) -> bool:
    return bool(case.skill and case.skill.proof)


@evidence(
    "word-of-a-target",
    "a target's word for it",
    "- {date} reply [[{person}]] [[{id}]] what they said of it",
)
def _word_of_a_target(case: Case) -> bool:
    said = (Way.IN, Way.TWO, Way.RESPONSE)
    return bool(case.transition.line.evidence) or any(
        entry.kind.way in said for entry in case.entries
    )
