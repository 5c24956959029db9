"""M15: how well what they need is what is offered, and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from operator import attrgetter

from ledger.metrics._between import is_known, values_us, words_on
from ledger.metrics._fit import (
    HIGH,
    LOW,
    MEDIUM,
    NOT_ASSESSED,
    Fit,
    fit_days,
    fit_of,
    gaps_of,
    is_target,
)
from ledger.metrics._measurement import Cell, Figures, Measurement, Row, metric
from ledger.model.campaign import Campaign
from ledger.model.derived import per_stretch
from ledger.model.lasting import lasting
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.model.stage import current, stage_days
from ledger.value import Value
from ledger.wording import listing, plural

_LEVELS = (HIGH, MEDIUM, LOW, NOT_ASSESSED)
_MOST_GAPS = 3


def _count(ledger: Ledger, as_of: date) -> Figures:
    return Figures(evidence=_evidence(_ranked(ledger, as_of)))


@metric(15, "fit", "Fit", count=_count, about=(RecordKind.CAMPAIGN,))
def fit(ledger: Ledger, as_of: date) -> Measurement:
    """For each campaign, how much of its sourced needs is offered; and whether they value it.

    That they value the offer is an axis of its own, never mixed in. The gaps are ranked by
    what became of the campaigns that have them: those still to be won first.
    """
    ranked = _ranked(ledger, as_of)
    targets = [one.fit for one in ranked if one.live]
    return Measurement(
        value=None,
        unit="share",
        reading=_reading(targets),
        aside=tuple(_aside(ledger, len(targets), as_of)),
        rows=tuple(one.row for one in ranked),
        evidence=_evidence(ranked),
    )


class _Ranked(Value, frozen=True):
    """A campaign's fit and row, whether it may still be won, and where it stands among others."""

    fit: Fit
    row: Row
    live: bool
    order: tuple[bool, float, str]


def _ranked(ledger: Ledger, as_of: date) -> list[_Ranked]:
    """Every campaign that is known on a day: those still to be won first, the best fit first."""
    known = (_rank(ledger, campaign, as_of) for campaign in ledger.campaigns)
    return sorted((one for one in known if one), key=attrgetter("order"))


def _evidence(ranked: Iterable[_Ranked]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(one.row.evidence for one in ranked)))


def _turns(ledger: Ledger, campaign: Campaign) -> Sequence[date]:
    """The days on which the fit of a campaign changes, its stage, or what was said of the offer.

    And the day of the first line on it: from then on it is known at the latest.
    """
    days = {*fit_days(ledger, campaign), *stage_days(ledger, campaign)}
    days.update(entry.date for entry in ledger.entries_with(campaign)[:1])
    return sorted(days.union(word.date for word in words_on(ledger, campaign)))


@lasting
@per_stretch(_turns)
def _rank(ledger: Ledger, campaign: Campaign, as_of: date) -> _Ranked | None:
    if not is_known(ledger, campaign, as_of):
        return None
    one, live = fit_of(ledger, campaign, as_of), is_target(ledger, campaign, as_of)
    value = -1.0 if one.value is None else one.value
    order = (not live, -value, campaign.id)
    return _Ranked(one, _row(ledger, campaign, one, as_of), live, order)


def _row(ledger: Ledger, campaign: Campaign, one: Fit, as_of: date) -> Row:
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
