"""The level of each thing I offer on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from ledger.model.derived import per_day, per_ledger
from ledger.model.ledger import Ledger
from ledger.model.skill import Skill
from ledger.model.stage import current, lines_by
from ledger.wording import fold

# A skill that somebody has seen proof of, and the least that it is then offered at.
_PROVEN = ("demonstrated", "recognised")
PROVEN_LEVEL = 1


@lru_cache(maxsize=4096)
def spoken(name: str) -> str:
    """A need, an offer or a skill as it is compared: `Health-Regulatory` is `health regulatory`."""
    return " ".join(fold(name).replace("-", " ").split())


@per_day
def offers_on(ledger: Ledger, as_of: date) -> Mapping[str, int]:
    """The level of each offer of me.md, by its spoken name; what is not there is none.

    me.md has no dates. A skill demonstrated after the day was not offered on it, whatever
    me.md says since; one demonstrated by then is offered at level 1 at least.
    """
    levels: dict[str, int] = {}
    for offer in ledger.profile.offers:
        name = spoken(offer.name)
        levels[name] = max(levels.get(name, 0), offer.level)
    for skill in ledger.skills:
        for name in {spoken(skill.id), spoken(skill.name)}:
            if _proven(skill, as_of):
                levels[name] = max(levels.get(name, 0), PROVEN_LEVEL)
            elif any(line.stage in _PROVEN for line in skill.stages):
                levels[name] = 0
    return levels


def skill_for(ledger: Ledger, name: str, as_of: date) -> Skill | None:
    """The skill that is being built for a need, once it has a stage."""
    called = _skills_called(ledger).get(spoken(name), ())
    return next((one for one in called if current(ledger, one, as_of)), None)


@per_ledger
def _skills_called(ledger: Ledger) -> Mapping[str, tuple[Skill, ...]]:
    """The skills by their spoken ids and names."""
    found: dict[str, list[Skill]] = {}
    for skill in ledger.skills:
        for name in {spoken(skill.id), spoken(skill.name)}:
            found.setdefault(name, []).append(skill)
    return {name: tuple(skills) for name, skills in found.items()}


def _proven(skill: Skill, as_of: date) -> bool:
    return any(line.stage in _PROVEN for line in lines_by(skill, as_of))
