"""A record's stages, episode by episode."""

from __future__ import annotations

from ledger.markdown import Html
from ledger.model.record import Record
from ledger.model.stage import episodes, pipeline_of
from ledger.pages._history.changes import NOTHING_ASKED, WrittenDown, written_down
from ledger.pages._links import Links, Place
from ledger.pages._record.facts import Anchors
from ledger.value import Value
from ledger.wording import plural


class StageView(Value, frozen=True):
    """A stage line: when, how long it lasted, the evidence typed with it, the commit behind it."""

    anchor: str
    day: str
    stage: str
    lasted: str
    evidence: Html
    override: bool
    known: bool
    episode: int
    written: WrittenDown
    source: Place


def stage_views(links: Links, record: Record, anchors: Anchors) -> tuple[StageView, ...]:
    """Every stage line as typed, oldest first, those of an unknown stage too."""
    results = links.results
    if not record.stages:
        return ()
    pipeline = pipeline_of(results.ledger, record)
    runs = episodes(results.ledger, record, results.as_of)
    numbers = {line.location.line: run.number for run in runs for line in run.lines}
    changes = results.changes_of(record)
    made = []
    for at, line in enumerate(record.stages):
        following = record.stages[at + 1].date if at + 1 < len(record.stages) else None
        lasted = ""
        if line.date and following:
            lasted = plural((following - line.date).days, "day")
        elif line.date and line.date <= results.as_of and at + 1 == len(record.stages):
            lasted = f"since {plural((results.as_of - line.date).days, 'day')}"
        told = changes.get(line.location.line)
        made.append(
            StageView(
                anchor=anchors.take(line.location.line),
                day=line.date.isoformat() if line.date else "",
                stage=line.stage.replace("-", " "),
                lasted=lasted,
                evidence=links.line(line.evidence),
                override=line.because,
                known=pipeline is None or line.stage in pipeline.stages,
                episode=numbers.get(line.location.line, 0),
                written=written_down(results, told) if told else NOTHING_ASKED,
                source=links.location(line.location),
            )
        )
    return tuple(made)
