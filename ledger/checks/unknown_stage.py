"""HW201: a stage line names no stage of its pipeline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, record_check
from ledger.checks._fixes import sure, swap
from ledger.checks._stage_words import as_word
from ledger.checks._stages import is_staged
from ledger.checks._text import choices, meant, shown
from ledger.config import Config, Pipeline
from ledger.diagnostic import Severity
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.model.stage import pipeline_of


@record_check(
    "HW201",
    "unknown-stage",
    Severity.ERROR,
    why="the line moves nothing, so every figure leaves it at the stage before",
    where=is_staged,
)
def unknown_stage(ledger: Ledger, record: Record, as_of: date) -> Iterator[Finding]:
    """The stages are those of the record's own pipeline."""
    pipeline = pipeline_of(ledger, record)
    for line in record.stages if pipeline else ():
        if pipeline and line.stage not in pipeline.stages:
            message = f"{shown(line.stage)} is no stage of the pipeline `{pipeline.name}`"
            remedy = _remedy(ledger.config, pipeline, line.stage)
            if word := as_word(ledger.config, line.stage) if line.adopted else "":
                remedy = f"{remedy}\n{word}"
            near = sure(line.stage, pipeline.stages)
            fix = swap(line.word, line.stage, near) if near and line.word else None
            yield Finding(line.location, message, remedy, line.length, fix=fix)


def _remedy(config: Config, pipeline: Pipeline, stage: str) -> str:
    if near := meant(stage, tuple(pipeline.stages)):
        return f"did you mean `{near}`?"
    elsewhere = [other.name for other in config.pipelines.values() if stage in other.stages]
    stages = f"its stages are {choices(pipeline.stages, 'and')}"
    if elsewhere:
        return f"it is a stage of {choices(elsewhere, 'and')}; here {stages}"
    return stages
