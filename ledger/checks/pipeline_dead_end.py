"""HW904: a pipeline of the ledger's own that cannot be walked from end to end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._text import choices, meant
from ledger.config import FILE_NAME, Pipeline, SettingFault, Stage, StageKind
from ledger.config.place import nearest_place
from ledger.diagnostic import Severity
from ledger.model.evidence import evidence_names
from ledger.model.ledger import Ledger
from ledger.source import Location

_STAGE_DEPTH = 4


@dataclass(frozen=True, slots=True)
class _Flaw:
    """Something wrong with a stage, and the key of the settings that says it (none: several)."""

    stage: str
    key: str
    message: str
    help: str
    severity: Severity | None = None


@check("HW904", "pipeline-dead-end", Severity.ERROR)
def pipeline_dead_end(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """A flaw that a pipeline has from the one it is like is told there, once."""
    config = ledger.config
    lost = [one for one in config.problems if one.fault is SettingFault.LOST_STAGE]
    for problem in lost:
        stage, key = problem.key.split(".")[-2:]
        name = problem.detail.split("`")[1]
        remedy = _did_you_mean(name, problem.known, "a stage")
        yield Finding(problem.location, f"`{stage}` {problem.detail}", remedy, len(key))
    told: set[_Flaw] = set()
    for pipeline in config.pipelines.values() if "pipelines" in config.text else ():
        broken = any(one.key.startswith(f"pipelines.{pipeline.name}.") for one in lost)
        for flaw in _flaws(pipeline, broken):
            path = ("pipelines", pipeline.name, "stages", flaw.stage, flaw.key)
            depth, line, column = nearest_place(config.text, path)
            if depth >= _STAGE_DEPTH or (depth > 1 and flaw not in told):
                length = len(flaw.key) if depth > _STAGE_DEPTH else 0
                place = Location(FILE_NAME, line, column)
                yield Finding(place, flaw.message, flaw.help, length, severity=flaw.severity)
            told.add(flaw)


def _flaws(pipeline: Pipeline, broken: bool) -> Iterator[_Flaw]:
    """What is wrong with a pipeline; of its ways nothing where one of them is `broken` off."""
    for stage in pipeline.stages.values():
        yield from _evidence(stage)
        yield from _end(pipeline, stage)
        if not broken:
            yield from _way(pipeline, stage)


def _evidence(stage: Stage) -> Iterator[_Flaw]:
    """Evidence that a stage names and that cannot be looked up."""
    wanted = {
        "needs": stage.needs,
        "must": stage.must,
        "advises": stage.advises,
        "from-anywhere-with": (stage.from_anywhere_with,),
        "reopens-on": (stage.reopens_on,),
    }
    known = evidence_names()
    for key, names in wanted.items():
        for name in names:
            if name and name not in known:
                message = f"`{stage.name}` wants `{name}`, which is no evidence"
                yield _Flaw(stage.name, key, message, _did_you_mean(name, known, "evidence"))


def _end(pipeline: Pipeline, stage: Stage) -> Iterator[_Flaw]:
    """An end that goes on. What has ended goes on by a reopening, where the pipeline has one."""
    if stage.kind is StageKind.WON and stage.to:
        message = f"`{stage.name}` is won, and yet it goes on to {choices(stage.to, 'and')}"
        yield _Flaw(stage.name, "to", message, "take its `to` out, or its `kind`")
    if stage.kind not in (StageKind.EXIT, StageKind.PARKED):
        return
    reopened = [one.name for one in pipeline.stages.values() if one.kind is StageKind.REOPENED]
    onward = [name for name in stage.to if name in pipeline.stages and name not in reopened]
    if reopened and onward:
        message = f"`{stage.name}` is an end, and yet it goes on to {choices(onward, 'and')}"
        yield _Flaw(stage.name, "to", message, f"what ended goes on by way of {choices(reopened)}")


def _way(pipeline: Pipeline, stage: Stage) -> Iterator[_Flaw]:
    """A stage that nothing leads to, or that leads nowhere."""
    if stage.kind is StageKind.OPEN and not stage.to:
        message = f"`{stage.name}` leads nowhere, so nothing can be won from it"
        remedy = 'name the stages that may follow: `to = ["…"]`'
        yield _Flaw(stage.name, "", message, remedy, Severity.WARNING)
    reached = stage.kind in (StageKind.EXIT, StageKind.PARKED) or stage.from_anywhere_with
    if stage.position and not reached and not _leads_to(pipeline, stage.name):
        message = f"nothing leads to `{stage.name}`, so no line can come to it"
        remedy = f'name it in the `to` of the stage before it: `to = ["{stage.name}"]`'
        yield _Flaw(stage.name, "", message, remedy, Severity.WARNING)


def _leads_to(pipeline: Pipeline, name: str) -> bool:
    return any(name in other.to for other in pipeline.stages.values() if other.name != name)


def _did_you_mean(name: str, known: tuple[str, ...], what: str) -> str:
    near = meant(name, known)
    return f"did you mean `{near}`?" if near else f"{what} is one of {choices(known)}"
