"""How far each campaign came through its pipeline, and where it left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.config import Pipeline, Stage, StageKind
from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger
from ledger.model.parts import StageLine
from ledger.model.stage import Episode, episodes, per_lines, pipeline_of
from ledger.value import Value

_ONWARD = (StageKind.OPEN, StageKind.WON)


class Stop(Value, frozen=True):
    """A stage that a campaign reached, and the line that says so."""

    stage: Stage
    line: StageLine


class Detour(Value, frozen=True):
    """A step to a stage behind the furthest one reached.

    `new` is a stage that this episode had not stood at before.
    """

    source: Stage
    target: Stage
    line: StageLine
    new: bool


class Journey(Value, frozen=True):
    """One episode of a campaign: the stages that it reached, each later than the one before.

    `end` is the stage that closed it (an exit, a wait or a win) with its line, None while it
    is open. These are the passages that metric M18 counts: it went on from every stop but the
    last. A stage that it stood at only on a detour is a passage of its own there.
    """

    campaign: Campaign
    number: int
    stops: tuple[Stop, ...]
    end: Stop | None
    detours: tuple[Detour, ...]


@per_lines
def journeys_of(ledger: Ledger, campaign: Campaign, as_of: date) -> tuple[Journey, ...]:
    """A campaign's journeys up to a day, one for each episode, oldest first."""
    pipeline = pipeline_of(ledger, campaign)
    if pipeline is None:
        return ()
    return tuple(
        _journey(pipeline, campaign, episode) for episode in episodes(ledger, campaign, as_of)
    )


def _journey(pipeline: Pipeline, campaign: Campaign, episode: Episode) -> Journey:
    known = [
        Stop(pipeline.stages[line.stage], line)
        for line in episode.lines
        if line.stage in pipeline.stages
    ]
    stops: list[Stop] = []
    for stop in known:
        furthest = stops[-1].stage.position if stops else -1
        if stop.stage.kind in _ONWARD and stop.stage.position > furthest:
            stops.append(stop)
    last = known[-1] if known else None
    return Journey(
        campaign,
        episode.number,
        tuple(stops),
        last if last and not last.stage.is_open else None,
        tuple(_detours(known)),
    )


def _detours(known: list[Stop]) -> Iterator[Detour]:
    """The steps to an open stage behind the furthest."""
    before: Stage | None = None
    furthest = -1
    seen: set[str] = set()
    for stop in known:
        if stop.stage.kind not in _ONWARD:
            continue
        if before and stop.stage.position < furthest:
            yield Detour(before, stop.stage, stop.line, stop.stage.name not in seen)
        seen.add(stop.stage.name)
        furthest = max(furthest, stop.stage.position)
        before = stop.stage
