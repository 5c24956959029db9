"""M16: open campaigns whose decision-maker is known."""

from __future__ import annotations

from datetime import date

from ledger.config import Pipeline, Stage, StageKind, Way
from ledger.metrics._measurement import Cell, Measurement, Row, metric
from ledger.metrics._shares import in_words, interval_of, share_of
from ledger.model.campaign import Campaign
from ledger.model.derived import per_record
from ledger.model.entry import Entry
from ledger.model.lasting import lasting
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.model.stage import current, episodes, open_campaigns, pipeline_of
from ledger.model.timeline import done_with, up_to

_RESEARCH = ("researching", "identified", "researched")
_NO_EVIDENCE = (Way.BUSY, Way.OFF)


@metric(16, "decision-makers", "Decision-makers", about=(RecordKind.CAMPAIGN,))
def decision_makers(ledger: Ledger, as_of: date) -> Measurement:
    """Open campaigns past research whose decision-maker is named with evidence, of all such.

    Evidence is a dated line with them that is on this campaign or on none, or a need that
    they are the source of. Of pipelines of one's own the first stage is research.
    """
    rows = []
    for campaign in open_campaigns(ledger, as_of):
        stage = _stage_behind(ledger, campaign, as_of)
        pipeline = pipeline_of(ledger, campaign)
        if stage is None or pipeline is None or not is_past_research(pipeline, stage):
            continue
        decider = ledger.decision_maker_of(campaign)
        places = evidence_for(ledger, campaign, as_of)
        now = current(ledger, campaign, as_of)
        cells: dict[str, Cell] = {
            "id": campaign.id,
            "decision_maker": decider.id if decider else None,
            "evident": bool(places),
            "stage": now.name if now else None,
        }
        rows.append(Row(cells, places))
    rows.sort(key=lambda row: (bool(row.cells["evident"]), str(row.cells["id"])))
    k, n = sum(bool(row.cells["evident"]) for row in rows), len(rows)
    bare = sum(row.cells["decision_maker"] is not None and not row.evidence for row in rows)
    reading = f"{in_words(k, n)} open campaigns past research have their decision-maker named"
    return Measurement(
        value=share_of(k, n),
        unit="share",
        reading=reading if n else "no open campaign is past research",
        k=k,
        n=n,
        interval=interval_of(k, n),
        aside=(f"{bare} more named without a dated line that tells of them",) if bare else (),
        rows=tuple(rows),
        evidence=tuple(dict.fromkeys(place for row in rows for place in row.evidence)),
    )


def is_past_research(pipeline: Pipeline, stage: Stage) -> bool:
    """Whether a stage comes after the research stages of its pipeline."""
    named = [pipeline.stages[name].position for name in _RESEARCH if name in pipeline.stages]
    return stage.position > max(named, default=0)


def evidence_for(ledger: Ledger, campaign: Campaign, as_of: date) -> tuple[str, ...]:
    """The places that tell of the decision-maker of a campaign by a day."""
    decider = ledger.decision_maker_of(campaign)
    if decider is None:
        return ()
    lines = [entry.evidence for entry in up_to(_lines_with_decider(ledger, campaign), as_of)]
    needs = [
        str(need.location)
        for need in ledger.needs_of(campaign)
        if ledger.resolve(need.source_link) is decider
        and not (need.source_date and need.source_date > as_of)
    ]
    return tuple(dict.fromkeys((*lines, *needs)))


@lasting
@per_record
def _lines_with_decider(ledger: Ledger, campaign: Campaign) -> tuple[Entry, ...]:
    """The lines of all days with a campaign's decision-maker that are on it or on none."""
    decider = ledger.decision_maker_of(campaign)
    return tuple(
        entry
        for entry in (done_with(ledger, decider) if decider else ())
        if entry.kind.way not in _NO_EVIDENCE
        and (not (served := ledger.campaigns_of(entry)) or campaign in served)
    )


def _stage_behind(ledger: Ledger, campaign: Campaign, as_of: date) -> Stage | None:
    """A campaign's stage; where it has just been reopened, the one that it left from."""
    stage = current(ledger, campaign, as_of)
    pipeline = pipeline_of(ledger, campaign)
    if stage is None or pipeline is None or stage.kind is not StageKind.REOPENED:
        return stage
    before = episodes(ledger, campaign, as_of)[-1].before
    return pipeline.stages.get(before) if before else None
