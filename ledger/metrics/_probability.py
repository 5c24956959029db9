"""How likely each open campaign is to be won, and what that is worth: what M7 and M13 share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ledger.config import Stage, StageKind
from ledger.metrics._clients import is_client
from ledger.metrics._currency import value_of
from ledger.model.campaign import Campaign
from ledger.model.derived import per_day
from ledger.model.lasting import lasting
from ledger.model.ledger import Ledger
from ledger.model.parts import StageLine
from ledger.model.stage import current, current_line, episodes, per_lines, pipeline_of
from ledger.value import Value


@dataclass(slots=True)
class StageRecord:
    """What became of the episodes that stood at a stage and have ended: `wins` of `ended`."""

    ended: int = 0
    wins: int = 0


class Prospect(Value, frozen=True):
    """An open campaign with its chance of being won.

    `p` is that of its stage after the ledger's own record, `p0` that of the settings alone.
    `value` is in the ledger's own currency, None where none is recorded in it.
    """

    campaign: Campaign
    stage: Stage
    line: StageLine
    p: float
    p0: float
    value: float | None
    client: bool

    @property
    def weighted(self) -> float | None:
        """What it is worth on average, p·value; None without a value."""
        return None if self.value is None else self.p * self.value


def shrunk(wins: int, ended: int, p0: float, weight: float) -> float:
    """A stage's probability: the ledger's own record, drawn towards p0.

    (wins + weight · p0) / (ended + weight), the mean of a beta distribution whose prior has
    the mean p0 and is worth `weight` cases.
    """
    return (wins + weight * p0) / (ended + weight)


def stage_records(ledger: Ledger, as_of: date) -> Mapping[tuple[str, str], StageRecord]:
    """What became of the campaigns that stood at each stage up to a day, by pipeline and stage.

    Each episode counts for itself, once at each stage, and only once it has ended.
    """
    records: dict[tuple[str, str], StageRecord] = defaultdict(StageRecord)
    for campaign in ledger.campaigns:
        for stage, won in _ended_at(ledger, campaign, as_of):
            records[stage].ended += 1
            records[stage].wins += won
    return records


@lasting
@per_lines
def _ended_at(
    ledger: Ledger, campaign: Campaign, as_of: date
) -> tuple[tuple[tuple[str, str], bool], ...]:
    """Each stage that an ended episode of a campaign stood at, and whether it was won."""
    pipeline = pipeline_of(ledger, campaign)
    if pipeline is None:
        return ()
    found = []
    for episode in episodes(ledger, campaign, as_of):
        known = [pipeline.stages.get(line.stage) for line in episode.lines]
        stages = [stage for stage in known if stage]
        if stages and not stages[-1].is_open:
            names = dict.fromkeys(stage.name for stage in stages)
            won = stages[-1].kind is StageKind.WON
            found += [((pipeline.name, name), won) for name in names]
    return tuple(found)


@per_day
def prospects(ledger: Ledger, as_of: date) -> tuple[Prospect, ...]:
    """Every open campaign with its chance, in the order of paths."""
    records = stage_records(ledger, as_of)
    weight = ledger.config.rules.probability_weight
    found = []
    for campaign in ledger.campaigns:
        stage = current(ledger, campaign, as_of)
        line = current_line(ledger, campaign, as_of)
        pipeline = pipeline_of(ledger, campaign)
        if not (stage and line and pipeline and stage.is_open):
            continue
        record = records.get((pipeline.name, stage.name), StageRecord())
        found.append(
            Prospect(
                campaign=campaign,
                stage=stage,
                line=line,
                p=shrunk(record.wins, record.ended, stage.probability, weight),
                p0=stage.probability,
                value=value_of(ledger, campaign),
                client=is_client(ledger, campaign),
            )
        )
    return tuple(found)
