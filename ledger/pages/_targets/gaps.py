"""What targets need and I do not offer as they need it, and the skills being built for it."""

from __future__ import annotations

from ledger.markdown import Html
from ledger.metrics._fit import Gap, gaps_of
from ledger.metrics._offers import skill_for, spoken
from ledger.model.skill import Skill
from ledger.model.stage import current, current_line
from ledger.model.timeline import past_with
from ledger.naming import slug
from ledger.pages._links import Links, Place
from ledger.pages._saying import first_named
from ledger.value import Value
from ledger.wording import days_ago, hours, shorten

MOST = 30
_LEARN = "learn"
_PROVEN = ("demonstrated", "recognised")


class SkillView(Value, frozen=True):
    """A skill: its stage and since when, the hours of learning, its proof or else its plan."""

    name: Html
    stage: str
    since: str
    hours: str
    proof: str
    plan: str
    source: Place


class GapView(Value, frozen=True):
    """A need above its offer, with the campaigns that have it by what became of them.

    Without a skill being built `line` makes one.
    """

    name: str
    offered: int
    wanted: int
    must: bool
    live: Html
    lost: Html
    won: Html
    skill: SkillView | None
    line: str
    places: tuple[Place, ...]


def gap_views(links: Links) -> tuple[tuple[GapView, ...], int]:
    """The gaps, the one with most to win first, and how many more there are."""
    ledger, as_of = links.results.ledger, links.results.as_of
    gaps = gaps_of(ledger, as_of)
    return tuple(_gap(links, gap) for gap in gaps[:MOST]), max(0, len(gaps) - MOST)


def skill_views(links: Links, shown: tuple[GapView, ...]) -> tuple[SkillView, ...]:
    """The skills with a stage that no gap shows: what is proven closes its gap."""
    ledger, as_of = links.results.ledger, links.results.as_of
    named = {gap.skill.source.text for gap in shown if gap.skill}
    views = (_skill(links, one) for one in ledger.skills if current(ledger, one, as_of))
    return tuple(view for view in views if view.source.text not in named)


def _gap(links: Links, gap: Gap) -> GapView:
    ledger, as_of = links.results.ledger, links.results.as_of
    skill = skill_for(ledger, gap.name, as_of)
    name = spoken(gap.name)
    places = [
        str(need.location)
        for campaign in (*gap.live, *gap.lost, *gap.won)
        for need in ledger.needs_of(campaign)
        if spoken(need.name) == name
    ]
    return GapView(
        name=gap.name,
        offered=gap.offered,
        wanted=gap.wanted,
        must=gap.must,
        live=first_named(links, gap.live),
        lost=first_named(links, gap.lost),
        won=first_named(links, gap.won),
        skill=_skill(links, skill) if skill else None,
        line=f"headway new skill {slug(gap.name)}" if slug(gap.name) else "",
        places=links.places(places),
    )


def _skill(links: Links, skill: Skill) -> SkillView:
    ledger, as_of = links.results.ledger, links.results.as_of
    stage, line = current(ledger, skill, as_of), current_line(ledger, skill, as_of)
    past = past_with(ledger, skill, as_of)
    minutes = sum(entry.minutes or 0 for entry in past if entry.kind.name == _LEARN)
    proven = stage is not None and stage.name in _PROVEN
    return SkillView(
        name=links.named(skill),
        stage=stage.name.replace("-", " ") if stage else "",
        since=days_ago(line.date, as_of) if line and line.date else "",
        hours=hours(minutes) if minutes else "",
        proof=_ended(skill.proof) if proven else "",
        plan=_ended(skill.plan),
        source=links.location(line.location if line else skill.location),
    )


def _ended(text: str) -> str:
    """A text, cut where it is long, as a sentence with its end."""
    said = shorten(text).rstrip(". ")
    return said if not said or said.endswith("…") else f"{said}."
