"""M12: the people who speak for me, and whether business comes of it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ledger.config import Stage, StageKind
from ledger.metrics._between import is_known
from ledger.metrics._currency import value_of
from ledger.metrics._introductions import (
    Introduction,
    introducer_of,
    introductions_by,
    is_advocate,
)
from ledger.metrics._measurement import Cell, Measurement, Row, Verdict, metric
from ledger.metrics._shares import COUNTS_ONLY_BELOW
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.derived import per_ledger
from ledger.model.exchange import exchanges
from ledger.model.ledger import Ledger
from ledger.model.stage import current, current_line, lines_by, per_lines, pipeline_of
from ledger.wording import listing, plural

LIST = 20
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


@metric(12, "advocates", "Advocates")
def advocates(ledger: Ledger, as_of: date) -> Measurement:
    """How many are named of a list of twenty, how far they came and what came through them.

    The verdict says whether significant business has come of it; none is given before
    `advocate-verdict` days from the first stage line of the first advocate.
    """
    made = introductions_by(ledger, as_of)
    figures = _figures(ledger, made, as_of)
    if not figures:
        return Measurement(value=None, unit="people", reading="no advocate is named yet")
    introduced = sum(len(one.introductions) for one in figures)
    rows = tuple(_row(ledger, one, introduced) for one in figures)
    came = business(ledger, [campaign for one in figures for campaign in one.won])
    days = _days_since_first(figures, as_of)
    enough = days is not None and days >= ledger.config.rules.advocate_verdict
    verdict = Verdict.GOOD if came else Verdict.ATTENTION
    return Measurement(
        value=len(figures),
        unit="people",
        reading=_reading(ledger, figures, came, None if enough else days),
        k=len(figures),
        n=LIST,
        verdict=verdict if enough else None,
        aside=tuple(_aside(ledger, figures, made, as_of)),
        rows=rows,
        evidence=tuple(dict.fromkeys(place for row in rows for place in row.evidence)),
    )


def business(ledger: Ledger, won: Sequence[Campaign]) -> bool:
    """Whether what was won is significant: `significant` of me.md in all; without it, any."""
    wanted = ledger.profile.significant
    if wanted is None:
        return bool(won)
    return (worth(ledger, won) or 0.0) >= wanted.amount > 0


def worth(ledger: Ledger, campaigns: Iterable[Campaign]) -> float | None:
    """The value of some campaigns in the ledger's currency; None where none of them states it."""
    amounts = [value_of(ledger, campaign) for campaign in campaigns]
    stated = [amount for amount in amounts if amount is not None]
    return math.fsum(stated) if stated else None


def _figures(ledger: Ledger, made: Sequence[Introduction], as_of: date) -> list[AdvocateFigures]:
    """Everybody who was on the list by a day, those who introduced most first."""
    listed = [contact for contact in ledger.contacts if is_advocate(contact, as_of)]
    by_path = {one.path: _one(ledger, one, as_of) for one in listed}
    for introduction in made:
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
    return sorted(
        by_path.values(), key=lambda one: (-len(one.introductions), -one.furthest, one.contact.id)
    )


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


@per_lines
def _furthest(ledger: Ledger, contact: Contact, as_of: date) -> int:
    """The position of the furthest stage that somebody came to; falling silent takes none back."""
    pipeline = pipeline_of(ledger, contact)
    if pipeline is None:
        return _NOWHERE
    known = (pipeline.stages.get(line.stage) for line in lines_by(contact, as_of))
    reached = (stage.position for stage in known if stage and _is_step(stage))
    return max(reached, default=_NOWHERE)


def _is_step(stage: Stage) -> bool:
    return stage.is_open and stage.name != DORMANT


def _row(ledger: Ledger, one: AdvocateFigures, introduced: int) -> Row:
    count = len(one.introductions)
    cells: dict[str, Cell] = {
        "id": one.contact.id,
        "stage": one.stage.name if one.stage else None,
        "introductions": count,
        "value": worth(ledger, one.campaigns),
        "share": count / introduced if introduced >= COUNTS_ONLY_BELOW else None,
        "campaigns": len(one.campaigns),
        "won": worth(ledger, one.won),
        "silent": one.silent,
    }
    told = [introduction.entry.evidence for introduction in one.introductions]
    return Row(cells, tuple(dict.fromkeys((*one.places, *told))))


def _days_since_first(figures: Sequence[AdvocateFigures], as_of: date) -> int | None:
    """The days since the first dated stage line of anybody on the list."""
    lines = (line for one in figures for line in lines_by(one.contact, as_of))
    first = [line.date for line in lines if line.date]
    return (as_of - min(first)).days if first else None


def _reading(
    ledger: Ledger, figures: Sequence[AdvocateFigures], came: bool, too_early: int | None
) -> str:
    """The headline, yes or no; `too_early` are the days so far where they are too few for a no."""
    named = f"{len(figures)} of {LIST} named"
    wins = sum(len(one.won) for one in figures)
    if came:
        return f"yes, significant business has come of it: {plural(wins, 'campaign')} won; {named}"
    if too_early is not None:
        wait = ledger.config.rules.advocate_verdict
        return (
            f"{named}; whether business comes of it is judged from day {wait}, not day {too_early}"
        )
    return f"no significant business has come of it yet; {named}"


def _aside(
    ledger: Ledger,
    figures: Sequence[AdvocateFigures],
    made: Sequence[Introduction],
    as_of: date,
) -> list[str]:
    said = [_funnel(ledger, figures)]
    theirs = [introduction for one in figures for introduction in one.introductions]
    if theirs:
        talked = [one for one in theirs if _talked(ledger, one, as_of)]
        deciders = _deciders(ledger)
        deciding = sum(one.introduced.path in deciders for one in talked)
        said.append(
            f"{plural(len(theirs), 'introduction')}, {plural(len(talked), 'conversation')}, "
            f"{plural(deciding, 'decision-maker')}"
        )
    if elsewhere := len(made) - len(theirs):
        said.append(f"{plural(elsewhere, 'introduction')} came from people who are not on the list")
    if ledger.profile.significant is None:
        said.append("`significant` is not stated in me.md: any win counts")
    return said


def _funnel(ledger: Ledger, figures: Sequence[AdvocateFigures]) -> str:
    """How many came at least as far as each stage."""
    pipeline = ledger.config.pipelines["advocate"]
    came: Mapping[int, int] = _at_least(figures)
    steps = [stage for stage in pipeline.stages.values() if _is_step(stage)]
    told = [f"{came.get(stage.position, 0)} {stage.name}" for stage in steps[1:]]
    out = sum(one.stage is not None and not one.stage.is_open for one in figures)
    dormant = sum(one.stage is not None and one.stage.name == DORMANT for one in figures)
    told += [f"{dormant} {DORMANT}"] if dormant else []
    told += [f"{out} set aside"] if out else []
    return f"of {len(figures)} came at least to: {listing(told)}"


def _at_least(figures: Sequence[AdvocateFigures]) -> Mapping[int, int]:
    came: dict[int, int] = defaultdict(int)
    for one in figures:
        for position in range(one.furthest + 1):
            came[position] += 1
    return came


def _talked(ledger: Ledger, one: Introduction, as_of: date) -> bool:
    """Whether an exchange followed with the person introduced."""
    held = exchanges(ledger, one.introduced, as_of)
    return bool(held) and held[-1].date >= one.date


@per_ledger
def _deciders(ledger: Ledger) -> set[str]:
    """The paths of everybody who decides about a campaign or an organization."""
    named = [ledger.decision_maker_of(campaign) for campaign in ledger.campaigns]
    named += [ledger.resolve_as(one.decision_maker, Contact) for one in ledger.organizations]
    return {person.path for person in named if person}
