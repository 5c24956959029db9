"""M7: what would be left after the setback that hurts most."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date

from ledger.metrics._backfill import backfill
from ledger.metrics._currency import own_currency
from ledger.metrics._hanging import by_advocate, by_organization
from ledger.metrics._measurement import Cell, Measurement, Row, Verdict, metric
from ledger.metrics._probability import prospects
from ledger.metrics._prospect_pool import Loss, ProspectPool, pools_of, worst
from ledger.metrics._search_over import search_over
from ledger.metrics._setbacks import MOMENTUM_DAYS, Momentum, Setback, setbacks
from ledger.model.ledger import Ledger
from ledger.model.parts import Money
from ledger.model.record import RecordKind
from ledger.wording import number, percent, plural

EXPECTED, ONE_WIN = "expected", "for at least one win"


@metric(7, "resilience", "Resilience to a setback", looks_ahead=True, about=(RecordKind.CAMPAIGN,))
def resilience(ledger: Ledger, as_of: date) -> Measurement:
    """The share of the prospects that survives the loss of the campaign that hurts most.

    For jobs the prospects are the chance of at least one win, for clients the sum of
    p·value. A ledger of both kinds is measured in the kind of its own pipeline.
    """
    own, other = pools_of(ledger, prospects(ledger, as_of))
    hardest = worst(own.without_each())
    past = setbacks(ledger, as_of)
    rows = [row for pool in (own, other) for row in sorted(_rows(ledger, pool), key=_hardest)]
    good = hardest is not None and hardest.survival >= ledger.config.rules.survival_share
    verdict = Verdict.GOOD if good else Verdict.ATTENTION
    places = [place for row in rows for place in row.evidence]
    over = search_over(ledger, as_of)
    places += over.evidence if over else ()
    places += [entry.evidence for one in past for entry in one.entries]
    return Measurement(
        value=hardest.survival if hardest else None,
        unit="share",
        reading=over.reading if over else _reading(ledger, own, hardest),
        verdict=verdict if hardest else None,
        aside=tuple(_aside(ledger, own, other, past, as_of)),
        rows=tuple(rows),
        evidence=tuple(dict.fromkeys(places)),
    )


def _rows(ledger: Ledger, pool: ProspectPool) -> Iterator[Row]:
    losses = pool.without_each()
    shares: list[float | None] = [one.survival for one in losses] or [None] * len(pool.members)
    shares += [None] * len(pool.unvalued)
    for one, share in zip((*pool.members, *pool.unvalued), shares, strict=True):
        cells: dict[str, Cell] = {
            "id": one.campaign.id,
            "p": one.p,
            "value": one.value,
            "survival_without": share,
            "stage": one.stage.name,
            "early": one.stage.early,
            "p0": one.p0,
            "pipeline": one.campaign.pipeline_name(ledger.pipeline),
        }
        places = [str(one.line.location)]
        places += [str(one.campaign.place("value"))] if one.value is not None else []
        yield Row(cells, tuple(places))


def _hardest(row: Row) -> tuple[float, str]:
    """The campaign whose loss hurts most stands first; those that are in no sum stand last."""
    share = row.cells["survival_without"]
    left = round(share, 9) if isinstance(share, float) else math.inf
    return (left, str(row.cells["id"]))


def _reading(ledger: Ledger, pool: ProspectPool, hardest: Loss | None) -> str:
    if hardest is None:
        if pool.unvalued:
            return f"{plural(len(pool.unvalued), 'campaign')} open, no `value` recorded"
        return "no open campaign has any chance" if pool.members else "no campaign is open"
    if len(pool.members) == 1:
        return f"nothing survives the loss of {hardest.name}: no other campaign is open"
    whole, left = (in_words(ledger, one, client=pool.client) for one in (pool.whole, hardest.left))
    what = EXPECTED if pool.client else ONE_WIN
    share = percent(hardest.survival)
    return f"{share} survives the loss of {hardest.name}: {whole} {what}, {left} without it"


def in_words(ledger: Ledger, amount: float, *, client: bool) -> str:
    """What is to be hoped for: a sum of money for clients, for jobs a chance."""
    return str(Money(amount, own_currency(ledger))) if client else percent(amount)


def _aside(
    ledger: Ledger,
    own: ProspectPool,
    other: ProspectPool,
    past: tuple[Setback, ...],
    as_of: date,
) -> Iterator[str]:
    if len(own.members) > 1:
        yield from _by_organization(ledger, own)
        yield _by_advocate(ledger, own, as_of)
    everybody = (*own.members, *own.unvalued)
    if everybody:
        wanted = ledger.config.rules.backfill_ratio
        yield backfill(ledger, everybody, as_of).in_words(wanted)
    for one in past:
        yield _replenished(one)
        if one.momentum:
            yield _moved(one.momentum)
    settings = own.by_settings()
    if settings and any(one.p != one.p0 for one in own.members):
        yield f"{percent(settings)} by the settings' probabilities, before your own record"
    if own.members and own.unvalued:
        yield f"{plural(len(own.unvalued), 'campaign')} without a `value` left out"
    if other.members or other.unvalued:
        yield _kinds(own, other)
    if own.members:
        yield "assumes that each campaign is won or lost independently of the others"


def _by_organization(ledger: Ledger, pool: ProspectPool) -> Iterator[str]:
    parts = by_organization(ledger, pool)
    if parts:
        hardest = parts[0].loss
        yield f"by organization: {percent(hardest.survival)} survives without {hardest.name}"


def _by_advocate(ledger: Ledger, pool: ProspectPool, as_of: date) -> str:
    parts = by_advocate(ledger, pool, as_of)
    if not parts:
        return "by advocate: no open campaign has one behind it"
    hardest = parts[0].loss
    return f"by advocate: {percent(hardest.survival)} survives without {hardest.name}"


def _replenished(one: Setback) -> str:
    said = f"setback of {one.day}: "
    if not one.level:
        return f"{said}nothing was in the works the day before"
    if one.days is not None:
        return f"{said}back at {one.level} in the works after {plural(one.days, 'day')}"
    said += f"not back at {one.level} in the works"
    if not one.so_far:
        return f"{said} yet"
    return f"{said}, at least {plural(one.so_far, 'day')}{' until the win' if one.won else ''}"


def _moved(momentum: Momentum) -> str:
    off = momentum.off_before + momentum.off_after
    rest = f", {plural(off, 'day')} off left out" if off else ""
    said = f"{number(momentum.after)}h for a goal in the {MOMENTUM_DAYS} days after it"
    said += f", {number(momentum.before)}h in those before{rest}"
    return said if momentum.ratio is None else f"{said}: momentum {number(momentum.ratio, 2)}"


def _kinds(own: ProspectPool, other: ProspectPool) -> str:
    kinds = ("clients", "jobs") if own.client else ("jobs", "clients")
    count = len(other.members) + len(other.unvalued)
    said = f"this is over the campaigns for {kinds[0]}; {count} for {kinds[1]} beside them"
    hardest = worst(other.without_each())
    return f"{said}, of which {percent(hardest.survival)} survives" if hardest else said
