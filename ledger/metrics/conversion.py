"""M18: what goes on from each stage, and from papers to rounds to an offer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from ledger.config import Pipeline, StageKind
from ledger.metrics._measurement import Cell, Figures, Measurement, Row, metric
from ledger.metrics._purpose_pairs import purpose_pairs
from ledger.metrics._shares import interval_of
from ledger.metrics._tally import Tally
from ledger.model.campaign import Campaign
from ledger.model.lasting import lasting
from ledger.model.ledger import Ledger
from ledger.model.stage import Episode, episodes, per_lines, pipeline_of
from ledger.value import Value
from ledger.wording import listing


def _count(ledger: Ledger, as_of: date) -> Figures:
    tallies = (*_staged(ledger, as_of), *purpose_pairs(ledger, as_of))
    return Figures(evidence=_evidence(tally.places for tally in tallies if tally.total))


@metric(18, "conversion", "Conversion", count=_count, about=())
def conversion(ledger: Ledger, as_of: date) -> Measurement:
    """For each stage, the campaigns that went on of those that left it.

    Each episode of a campaign counts for itself. It went on from a stage if it stood at a
    later one of its pipeline afterwards, and left it if it ended without; what is still
    there is shown apart.
    """
    staged = _staged(ledger, as_of)
    rows = [_row(tally) for tally in (*staged, *purpose_pairs(ledger, as_of)) if tally.total]
    return Measurement(
        value=None,
        unit="share",
        reading=_reading(staged),
        rows=tuple(rows),
        evidence=_evidence(row.evidence for row in rows),
    )


def _evidence(places: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(places)))


def _staged(ledger: Ledger, as_of: date) -> list[Tally]:
    """What went on from each stage, in the order of the stages."""
    tallies: dict[tuple[str, str], Tally] = {}
    for campaign in ledger.campaigns:
        for one in _passages(ledger, campaign, as_of):
            tally = tallies.get(one.stage)
            if tally is None:
                tally = tallies[one.stage] = Tally(one.stage[1])
            tally.add(advanced=one.advanced, exited=one.exited, places=one.places)
    return _in_order(ledger, tallies)


class _Passage(Value, frozen=True):
    """An open stage that an episode of a campaign stood at, and whether it went on or ended.

    The stage by its pipeline's name and its own.
    """

    stage: tuple[str, str]
    advanced: bool
    exited: bool
    places: tuple[str, ...]


@lasting
@per_lines
def _passages(ledger: Ledger, campaign: Campaign, as_of: date) -> tuple[_Passage, ...]:
    """The passages of a campaign's episodes."""
    pipeline = pipeline_of(ledger, campaign)
    if pipeline is None:
        return ()
    runs = episodes(ledger, campaign, as_of)
    return tuple(one for episode in runs for one in _passages_in(pipeline, episode))


def _passages_in(pipeline: Pipeline, episode: Episode) -> Iterator[_Passage]:
    known = [line for line in episode.lines if line.stage in pipeline.stages]
    ended = bool(known) and not pipeline.stages[known[-1].stage].is_open
    for name in dict.fromkeys(line.stage for line in known):
        stage = pipeline.stages[name]
        if stage.kind is not StageKind.OPEN:
            continue
        first = next(at for at, line in enumerate(known) if line.stage == name)
        later = [pipeline.stages[line.stage] for line in known[first + 1 :]]
        onward = (StageKind.OPEN, StageKind.WON)
        advanced = any(one.kind in onward and one.position > stage.position for one in later)
        places = tuple(str(line.location) for line in known[first : first + 2])
        yield _Passage((pipeline.name, name), advanced, ended and not advanced, places)


def _in_order(ledger: Ledger, tallies: dict[tuple[str, str], Tally]) -> list[Tally]:
    """The tallies in the order of the stages, with the pipeline's name where there are several."""
    several = len({pipeline for pipeline, _ in tallies}) > 1
    ordered = []
    for pipeline in ledger.config.pipelines.values():
        for stage in pipeline.stages:
            tally = tallies.get((pipeline.name, stage))
            if tally:
                if several:
                    tally.name = f"{pipeline.name}: {stage}"
                ordered.append(tally)
    return ordered


def _row(tally: Tally) -> Row:
    left = tally.advanced + tally.exited
    interval = interval_of(tally.advanced, left)
    cells: dict[str, Cell] = {
        "stage": tally.name,
        "left": left,
        "advanced": tally.advanced,
        "exited": tally.exited,
        "open": tally.still_open,
        "low": interval[0] if interval else None,
        "high": interval[1] if interval else None,
    }
    return Row(cells, tally.places)


def _reading(tallies: Iterable[Tally]) -> str:
    said = [
        f"{tally.advanced} of {tally.advanced + tally.exited} from {tally.name}"
        for tally in tallies
        if tally.advanced + tally.exited
    ]
    return f"went on: {listing(said)}" if said else "no campaign has left a stage yet"
