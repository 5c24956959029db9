"""HW904: a pipeline of the ledger's own that cannot be walked from end to end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._pipelines import (
    CLOSING,
    Flaw,
    Tables,
    as_typed,
    in_words,
    likeness,
    of_its_ways,
    of_the_whole,
    typed_twice,
)
from ledger.checks._text import choices, meant
from ledger.config import (
    FILE_NAME,
    PREVIOUS,
    Pipeline,
    SettingFault,
    Stage,
    StageKind,
    defaults,
)
from ledger.config.place import nearest_place, place_of
from ledger.diagnostic import Severity
from ledger.model.evidence import evidence_names
from ledger.model.ledger import Ledger
from ledger.source import Location

_STAGE_DEPTH = 4


@check(
    "HW904",
    "pipeline-dead-end",
    Severity.ERROR,
    why="what comes to such a stage is stuck there, or nothing ever comes to it",
)
def pipeline_dead_end(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """A flaw that a pipeline has from the one it is like is told there, once."""
    config = ledger.config
    lost = [one for one in config.problems if one.fault is SettingFault.LOST_STAGE]
    for problem in lost:
        stage, key = problem.key.split(".")[-2:]
        name = problem.detail.split("`")[1]
        remedy = _did_you_mean(name, problem.known, "a stage")
        yield Finding(problem.location, f"`{stage}` {problem.detail}", remedy, len(key))
    if "pipelines" not in config.text:
        return
    typed = as_typed(config.text)
    rings = _rings(typed)
    yield from _typed(config.text, typed, rings)
    told = {flaw for one in defaults().pipelines.values() for flaw in _flaws(one, False)}
    for pipeline in config.pipelines.values():
        if not pipeline.stages and any(pipeline.name in ring for ring in rings):
            continue
        broken = any(one.key.startswith(f"pipelines.{pipeline.name}.") for one in lost)
        for flaw in _flaws(pipeline, broken):
            path = ("pipelines", pipeline.name, "stages", flaw.stage, flaw.key)
            depth, line, column = nearest_place(config.text, path)
            if depth >= _STAGE_DEPTH or (depth > 1 and flaw not in told):
                length = len(flaw.key) if depth > _STAGE_DEPTH else 0
                place = Location(FILE_NAME, line, column)
                yield Finding(place, flaw.message, flaw.help, length, severity=flaw.severity)
            told.add(flaw)


def _rings(typed: Tables) -> list[tuple[str, ...]]:
    """The pipelines that are like each other in a ring, each ring once."""
    rings: list[tuple[str, ...]] = []
    for name in typed:
        chain = likeness(typed, name)
        if chain and not any(name in ring for ring in rings):
            rings.append(chain)
    return rings


def _typed(text: str, typed: Tables, rings: list[tuple[str, ...]]) -> Iterator[Finding]:
    """What only the text of the settings shows: stages that stand twice, and likeness in a ring."""
    for name, table in typed.items():
        for first, second in typed_twice(table):
            place = place_of(text, ("pipelines", name, "stages", second))
            message = f"`{second}` is the stage `{first}` again: capitals make no difference"
            remedy = "put the keys of both under one heading"
            yield Finding(Location(FILE_NAME, *place), message, remedy, len(second))
    for ring in rings:
        place = place_of(text, ("pipelines", ring[0], "like"))
        message = f"{in_words(ring)}, so neither says what its stages are"
        remedy = "take the `like` of one of them out"
        yield Finding(Location(FILE_NAME, *place), message, remedy, len("like"))


def _flaws(pipeline: Pipeline, broken: bool) -> Iterator[Flaw]:
    """What is wrong with a pipeline; of its ways nothing where one of them is `broken` off."""
    yield from of_the_whole(pipeline)
    for stage in pipeline.stages.values():
        yield from _evidence(stage)
        yield from _end(pipeline, stage)
    if not broken:
        yield from of_its_ways(pipeline)


def _evidence(stage: Stage) -> Iterator[Flaw]:
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
                yield Flaw(stage.name, key, message, _did_you_mean(name, known, "evidence"))


def _end(pipeline: Pipeline, stage: Stage) -> Iterator[Flaw]:
    """An end that goes on. What has ended goes on by a reopening, where the pipeline has one."""
    if stage.kind is StageKind.WON and stage.to:
        message = f"`{stage.name}` is won, and yet it goes on to {choices(stage.to, 'and')}"
        yield Flaw(stage.name, "to", message, "take its `to` out, or its `kind`")
    if stage.name == PREVIOUS:
        message = f"`{PREVIOUS}` means the stage before an end, so no stage can be called that"
        yield Flaw(stage.name, "", message, "give the stage another name")
    if stage.kind not in CLOSING:
        return
    reopened = [one.name for one in pipeline.stages.values() if one.kind is StageKind.REOPENED]
    onward = [name for name in stage.to if name in pipeline.stages and name not in reopened]
    if reopened and onward:
        message = f"`{stage.name}` is an end, and yet it goes on to {choices(onward, 'and')}"
        yield Flaw(stage.name, "to", message, f"what ended goes on by way of {choices(reopened)}")


def _did_you_mean(name: str, known: tuple[str, ...], what: str) -> str:
    near = meant(name, known)
    return f"did you mean `{near}`?" if near else f"{what} is one of {choices(known)}"
