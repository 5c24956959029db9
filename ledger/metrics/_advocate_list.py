"""The list of possible advocates on a day: how far each came, and what came through them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ledger.config import Stage, StageKind
from ledger.metrics._between import is_known
from ledger.metrics._introductions import (
    Introduction,
    introducer_of,
    introductions_by,
    is_advocate,
)
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.derived import per_day, per_ledger
from ledger.model.exchange import exchanges
from ledger.model.lasting import lasting
from ledger.model.ledger import Ledger
from ledger.model.stage import current, current_line, lines_by, per_lines, pipeline_of

DORMANT = "dormant"
_NOWHERE = -1


@dataclass
class AdvocateFigures:
    """One possible advocate on a day: how far they came, and what came of it."""

    contact: Contact
    stage: Stage | None
    furthest: int
    silent: int | None
    places: list[str]
    introductions: list[Introduction] = field(default_factory=list)
    campaigns: list[Campaign] = field(default_factory=list)
    won: list[Campaign] = field(default_factory=list)


@per_day
def advocate_figures(ledger: Ledger, as_of: date) -> tuple[AdvocateFigures, ...]:
    """Everybody who was on the list by a day, those who introduced most first."""
    listed = [contact for contact in _ever_listed(ledger) if is_advocate(contact, as_of)]
    by_path = {one.path: _one(ledger, one, as_of) for one in listed}
    for introduction in introductions_by(ledger, as_of):
        if one := by_path.get(introduction.introducer.path):
            one.introductions.append(introduction)
    for campaign in ledger.campaigns if listed else ():
        if not is_known(ledger, campaign, as_of):
            continue
        introducer = introducer_of(ledger, campaign, as_of)
        if introducer is None:
            continue
        by_path[introducer.path].campaigns.append(campaign)
        stage = current(ledger, campaign, as_of)
        if stage and stage.kind is StageKind.WON:
            by_path[introducer.path].won.append(campaign)
    ranked = sorted(
        by_path.values(), key=lambda one: (-len(one.introductions), -one.furthest, one.contact.id)
    )
    return tuple(ranked)


@per_ledger
def _ever_listed(ledger: Ledger) -> tuple[Contact, ...]:
    """Everybody with a line as an advocate, on whatever day."""
    return tuple(contact for contact in ledger.contacts if contact.stages)


def _one(ledger: Ledger, contact: Contact, as_of: date) -> AdvocateFigures:
    line = current_line(ledger, contact, as_of)
    held = exchanges(ledger, contact, as_of)
    return AdvocateFigures(
        contact,
        current(ledger, contact, as_of),
        _furthest(ledger, contact, as_of),
        (as_of - held[-1].date).days if held else None,
        [str(line.location)] if line else [],
    )


@lasting
@per_lines
def _furthest(ledger: Ledger, contact: Contact, as_of: date) -> int:
    """The position of the furthest stage that somebody came to; falling silent takes none back."""
    pipeline = pipeline_of(ledger, contact)
    if pipeline is None:
        return _NOWHERE
    known = (pipeline.stages.get(line.stage) for line in lines_by(contact, as_of))
    reached = (stage.position for stage in known if stage and is_step(stage))
    return max(reached, default=_NOWHERE)


def is_step(stage: Stage) -> bool:
    """Whether a stage is one of the steps towards speaking for me."""
    return stage.is_open and stage.name != DORMANT


def came_at_least(figures: Sequence[AdvocateFigures]) -> Mapping[int, int]:
    """How many came at least as far as each stage, by its position."""
    came: dict[int, int] = defaultdict(int)
    for one in figures:
        for position in range(one.furthest + 1):
            came[position] += 1
    return came
