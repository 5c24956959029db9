"""M12: the people who speak for me, and whether business comes of it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ledger.metrics._advocate_list import (
    DORMANT,
    AdvocateFigures,
    advocate_figures,
    came_at_least,
    is_step,
)
from ledger.metrics._currency import value_of
from ledger.metrics._introductions import Introduction, came_of, introductions_by
from ledger.metrics._measurement import Cell, Measurement, Row, Verdict, metric
from ledger.metrics._shares import COUNTS_ONLY_BELOW
from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.model.stage import lines_by
from ledger.wording import listing, plural

LIST = 20


@metric(12, "advocates", "Advocates", about=(RecordKind.CONTACT,))
def advocates(ledger: Ledger, as_of: date) -> Measurement:
    """How many are named of a list of twenty, how far they came and what came through them.

    The verdict says whether significant business has come of it; none is given before
    `advocate-verdict` days from the first stage line of the first advocate.
    """
    made = introductions_by(ledger, as_of)
    figures = advocate_figures(ledger, as_of)
    if not figures:
        return Measurement(value=None, unit="people", reading="no advocate is named yet")
    introduced = sum(len(one.introductions) for one in figures)
    rows = tuple(_row(ledger, one, introduced) for one in figures)
    came = business(ledger, [campaign for one in figures for campaign in one.won])
    days = days_since_first(figures, as_of)
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


def days_since_first(figures: Sequence[AdvocateFigures], as_of: date) -> int | None:
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
        came = came_of(ledger, theirs, as_of)
        said.append(
            f"{plural(came.introductions, 'introduction')}, "
            f"{plural(came.conversations, 'conversation')}, "
            f"{plural(came.decision_makers, 'decision-maker')}"
        )
    if elsewhere := len(made) - len(theirs):
        said.append(f"{plural(elsewhere, 'introduction')} came from people who are not on the list")
    if ledger.profile.significant is None:
        said.append("`significant` is not stated in me.md: any win counts")
    return said


def _funnel(ledger: Ledger, figures: Sequence[AdvocateFigures]) -> str:
    """How many came at least as far as each stage."""
    pipeline = ledger.config.pipelines["advocate"]
    came: Mapping[int, int] = came_at_least(figures)
    steps = [stage for stage in pipeline.stages.values() if is_step(stage)]
    told = [f"{came.get(stage.position, 0)} {stage.name}" for stage in steps[1:]]
    out = sum(one.stage is not None and not one.stage.is_open for one in figures)
    dormant = sum(one.stage is not None and one.stage.name == DORMANT for one in figures)
    told += [f"{dormant} {DORMANT}"] if dormant else []
    told += [f"{out} set aside"] if out else []
    return f"of {len(figures)} came at least to: {listing(told)}"
