"""How much of what a campaign needs is offered, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ledger.config import Rules, StageKind
from ledger.metrics._between import is_known
from ledger.metrics._offers import offers_on, spoken
from ledger.model.campaign import Campaign
from ledger.model.derived import per_day, per_ledger, per_record, per_stretch
from ledger.model.lasting import lasting, of_front_matter
from ledger.model.ledger import Ledger
from ledger.model.organization import Organization
from ledger.model.parts import Need
from ledger.model.stage import current, stage_days
from ledger.value import Value

LOW, MEDIUM, HIGH, NOT_ASSESSED = "low", "medium", "high", "not assessed"


class Fit(Value, frozen=True):
    """The fit of a campaign: a share from 0 to 1 and its level; None where not assessed.

    `needs` are the sourced needs, `gaps` those of them that are above what is offered.
    """

    value: float | None
    level: str
    needs: tuple[Need, ...]
    gaps: tuple[Need, ...]


class NeedMet(Value, frozen=True):
    """A need, and the level of what I offer for it."""

    need: Need
    offered: int

    @property
    def short(self) -> int:
        """How many levels the offer is below the need; 0 where it is met."""
        return max(self.need.level - self.offered, 0)


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


@per_day
def fits_on(ledger: Ledger, as_of: date) -> Mapping[str, Fit]:
    """The fit of every campaign on a day, by its path."""
    return {one.path: fit_of(ledger, one, as_of) for one in ledger.campaigns}


def fit_days(ledger: Ledger, campaign: Campaign) -> Sequence[date]:
    """The days on which what a campaign needs, or what I offer, changes."""
    offered = _offer_days(ledger)
    sourced = {need.source_date for _, need in _sourced(ledger, campaign) if need.source_date}
    return sorted(sourced.union(offered)) if sourced else offered


@of_front_matter
@per_ledger
def _offer_days(ledger: Ledger) -> tuple[date, ...]:
    return tuple(sorted({day for one in ledger.skills for day in stage_days(ledger, one)}))


@lasting
@per_stretch(fit_days)
def fit_of(ledger: Ledger, campaign: Campaign, as_of: date) -> Fit:
    """The fit of a campaign on a day: sum of weight·min(offer/need, 1) over the sum of weights.

    Over sourced needs; not assessed with fewer than `fit-needs`. A must weighs `must-weight`
    wants, and one that is offered at level zero caps the fit at `fit-low`.
    """
    rules = ledger.config.rules
    offers = offers_on(ledger, as_of)
    strongest = _strongest(ledger, campaign, as_of)
    needs = tuple(strongest.values())
    offered = [offers.get(name, 0) for name in strongest]
    gaps = tuple(need for need, level in zip(needs, offered, strict=True) if need.level > level)
    if not needs or len(needs) < rules.fit_needs:
        return Fit(None, NOT_ASSESSED, needs, gaps)
    weights = [rules.must_weight if need.must else 1.0 for need in needs]
    met = [min(level / need.level, 1.0) for need, level in zip(needs, offered, strict=True)]
    value = sum(w * m for w, m in zip(weights, met, strict=True)) / sum(weights)
    if any(need.must and not level for need, level in zip(needs, offered, strict=True)):
        value = min(value, rules.fit_low)
    return Fit(value, _level(value, rules), needs, gaps)


def sourced_needs(ledger: Ledger, campaign: Campaign, as_of: date) -> tuple[Need, ...]:
    """What a campaign needs as a source said by a day, each need once, as its strongest line.

    A source without a date counts as it is.
    """
    return tuple(_strongest(ledger, campaign, as_of).values())


def needs_met(
    ledger: Ledger, needing: Campaign | Organization, as_of: date
) -> Mapping[str, NeedMet]:
    """The sourced needs of a campaign or an organization by their spoken names, and my offers."""
    offers = offers_on(ledger, as_of)
    if isinstance(needing, Campaign):
        strongest = _strongest(ledger, needing, as_of)
    else:
        strongest = _strongest_of(_with_source(needing.needs), as_of)
    return {name: NeedMet(need, offers.get(name, 0)) for name, need in strongest.items()}


def _strongest(ledger: Ledger, campaign: Campaign, as_of: date) -> Mapping[str, Need]:
    """The sourced needs of a campaign by their spoken names."""
    return _strongest_of(_sourced(ledger, campaign), as_of)


def _strongest_of(sourced: Iterable[tuple[str, Need]], as_of: date) -> Mapping[str, Need]:
    strongest: dict[str, Need] = {}
    for name, need in sourced:
        if need.source_date and need.source_date > as_of:
            continue
        known = strongest.get(name)
        if known is None or (need.must, need.level) > (known.must, known.level):
            strongest[name] = need
    return strongest


@lasting
@per_record
def _sourced(ledger: Ledger, campaign: Campaign) -> tuple[tuple[str, Need], ...]:
    """Every need of a campaign that has a source, with its spoken name."""
    return _with_source(ledger.needs_of(campaign))


def _with_source(needs: Iterable[Need]) -> tuple[tuple[str, Need], ...]:
    return tuple((spoken(need.name), need) for need in needs if need.source)


def gaps_of(ledger: Ledger, as_of: date) -> tuple[Gap, ...]:
    """Every need above its offer, the one with most to win first."""
    offers, fits = offers_on(ledger, as_of), fits_on(ledger, as_of)
    found: dict[str, Gap] = {}
    for campaign in ledger.campaigns:
        if not is_known(ledger, campaign, as_of):
            continue
        for need in fits[campaign.path].gaps:
            name = spoken(need.name)
            gap = found.setdefault(name, Gap(need.name, offers.get(name, 0)))
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


def _level(value: float, rules: Rules) -> str:
    if value <= rules.fit_low:
        return LOW
    return HIGH if value >= rules.fit_high else MEDIUM
