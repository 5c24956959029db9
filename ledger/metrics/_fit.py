"""How much of what a campaign needs is offered, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ledger.config import Rules, StageKind
from ledger.metrics._between import has_begun
from ledger.metrics._offers import offers_on, spoken
from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger
from ledger.model.parts import Need
from ledger.model.stage import current

LOW, MEDIUM, HIGH, NOT_ASSESSED = "low", "medium", "high", "not assessed"


@dataclass(frozen=True, slots=True)
class Fit:
    """The fit of a campaign: a share from 0 to 1 and its level; None where not assessed.

    `needs` are the sourced needs, `gaps` those of them that are above what is offered.
    """

    value: float | None
    level: str
    needs: tuple[Need, ...]
    gaps: tuple[Need, ...]


@dataclass(slots=True)
class Gap:
    """A need above its offer, with the campaigns it is a gap for by what became of them."""

    name: str
    offered: int
    wanted: int = 0
    must: bool = False
    live: list[Campaign] = field(default_factory=list)
    lost: list[Campaign] = field(default_factory=list)
    won: list[Campaign] = field(default_factory=list)

    @property
    def order(self) -> tuple[int, int, bool, str]:
        """What is still to be won first, then what was lost with it, musts before wants."""
        return (-len(self.live), -len(self.lost), not self.must, spoken(self.name))


def fit_of(ledger: Ledger, campaign: Campaign, offers: Mapping[str, int], as_of: date) -> Fit:
    """The fit of a campaign on a day: sum of weight·min(offer/need, 1) over the sum of weights.

    Over sourced needs; not assessed with fewer than `fit-needs`. A must weighs `must-weight`
    wants, and one that is offered at level zero caps the fit at `fit-low`.
    """
    rules = ledger.config.rules
    needs = sourced_needs(ledger, campaign, as_of)
    gaps = tuple(need for need in needs if need.level > _offered(offers, need))
    if not needs or len(needs) < rules.fit_needs:
        return Fit(None, NOT_ASSESSED, needs, gaps)
    weights = [rules.must_weight if need.must else 1.0 for need in needs]
    met = [min(_offered(offers, need) / need.level, 1.0) for need in needs]
    value = sum(w * m for w, m in zip(weights, met, strict=True)) / sum(weights)
    if any(need.must and not _offered(offers, need) for need in needs):
        value = min(value, rules.fit_low)
    return Fit(value, _level(value, rules), needs, gaps)


def sourced_needs(ledger: Ledger, campaign: Campaign, as_of: date) -> tuple[Need, ...]:
    """What a campaign needs as a source said by a day, each need once, as its strongest line.

    A source without a date counts as it is.
    """
    strongest: dict[str, Need] = {}
    for need in ledger.needs_of(campaign):
        if not need.source or (need.source_date and need.source_date > as_of):
            continue
        known = strongest.get(spoken(need.name))
        if known is None or (need.must, need.level) > (known.must, known.level):
            strongest[spoken(need.name)] = need
    return tuple(strongest.values())


def gaps_of(ledger: Ledger, as_of: date) -> tuple[Gap, ...]:
    """Every need above its offer, the one with most to win first."""
    offers = offers_on(ledger, as_of)
    found: dict[str, Gap] = {}
    for campaign in ledger.campaigns:
        if not has_begun(campaign, as_of):
            continue
        for need in fit_of(ledger, campaign, offers, as_of).gaps:
            name = spoken(need.name)
            gap = found.setdefault(name, Gap(need.name, _offered(offers, need)))
            gap.name = min(gap.name, need.name)  # as one of them spells it, whichever comes first
            gap.wanted = max(gap.wanted, need.level)
            gap.must = gap.must or need.must
            if is_target(ledger, campaign, as_of):
                gap.live.append(campaign)
            elif _is_won(ledger, campaign, as_of):
                gap.won.append(campaign)
            else:
                gap.lost.append(campaign)
    return tuple(sorted(found.values(), key=lambda gap: gap.order))


def is_target(ledger: Ledger, campaign: Campaign, as_of: date) -> bool:
    """Whether a campaign may still be won on a day: it is open, or only parked."""
    stage = current(ledger, campaign, as_of)
    return stage is not None and (stage.is_open or stage.kind is StageKind.PARKED)


def _is_won(ledger: Ledger, campaign: Campaign, as_of: date) -> bool:
    stage = current(ledger, campaign, as_of)
    return stage is not None and stage.kind is StageKind.WON


def _offered(offers: Mapping[str, int], need: Need) -> int:
    return offers.get(spoken(need.name), 0)


def _level(value: float, rules: Rules) -> str:
    if value <= rules.fit_low:
        return LOW
    return HIGH if value >= rules.fit_high else MEDIUM
