"""M15: how well what they need is what is offered, and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from ledger.metrics._between import is_known, values_us, words_on
from ledger.metrics._fit import (
    HIGH,
    LOW,
    MEDIUM,
    NOT_ASSESSED,
    Fit,
    fit_days,
    fit_of,
    fits_on,
    gaps_of,
    is_target,
)
from ledger.metrics._measurement import Cell, Measurement, Row, metric
from ledger.model.campaign import Campaign
from ledger.model.derived import per_stretch
from ledger.model.ledger import Ledger
from ledger.model.stage import current, stage_days
from ledger.wording import listing, plural

_LEVELS = (HIGH, MEDIUM, LOW, NOT_ASSESSED)
_MOST_GAPS = 3


@metric(15, "fit", "Fit")
def fit(ledger: Ledger, as_of: date) -> Measurement:
    """For each campaign, how much of its sourced needs is offered; and whether they value it.

    That they value the offer is an axis of its own, never mixed in. The gaps are ranked by
    what became of the campaigns that have them: those still to be won first.
    """
    fits = fits_on(ledger, as_of)
    rows: list[tuple[tuple[bool, float, str], Row]] = []
    targets: list[Fit] = []
    for campaign in ledger.campaigns:
        if not is_known(ledger, campaign, as_of):
            continue
        one = fits[campaign.path]
        live = is_target(ledger, campaign, as_of)
        targets += [one] if live else []
        value = -1.0 if one.value is None else one.value
        rows.append(((not live, -value, campaign.id), _row(ledger, campaign, as_of)))
    table = tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))
    return Measurement(
        value=None,
        unit="share",
        reading=_reading(targets),
        aside=tuple(_aside(ledger, len(targets), as_of)),
        rows=table,
        evidence=tuple(dict.fromkeys(place for row in table for place in row.evidence)),
    )


def _turns(ledger: Ledger, campaign: Campaign) -> Sequence[date]:
    """The days on which the fit of a campaign changes, its stage, or what was said of the offer."""
    days = {*fit_days(ledger, campaign), *stage_days(ledger, campaign)}
    return sorted(days.union(word.date for word in words_on(ledger, campaign)))


@per_stretch(_turns)
def _row(ledger: Ledger, campaign: Campaign, as_of: date) -> Row:
    one = fit_of(ledger, campaign, as_of)
    valued, told = values_us(words_on(ledger, campaign), as_of)
    stage = current(ledger, campaign, as_of)
    cells: dict[str, Cell] = {
        "id": campaign.id,
        "fit": one.value,
        "values_us": valued,
        "gaps": ", ".join(sorted(need.name for need in one.gaps)),
        "level": one.level,
        "needs": len(one.needs),
        "stage": stage.name if stage else None,
    }
    places = [str(need.location) for need in one.needs]
    return Row(cells, tuple(dict.fromkeys((*places, *(entry.evidence for entry in told)))))


def _reading(targets: Sequence[Fit]) -> str:
    if not targets:
        return "no campaign is open"
    counts = Counter(one.level for one in targets)
    told = listing(f"{counts[level]} {level}" for level in _LEVELS if counts[level])
    return f"fit of {plural(len(targets), 'target')}: {told}"


def _aside(ledger: Ledger, targets: int, as_of: date) -> list[str]:
    return [
        f"gap: {gap.name}, needed by {len(gap.live)} of {plural(targets, 'target')}, "
        f"offered at level {gap.offered} of {gap.wanted}"
        for gap in gaps_of(ledger, as_of)[:_MOST_GAPS]
        if gap.live
    ]
