"""What is wrong with a pipeline as a whole: where it begins, what is won, and what is cut off."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from ledger.checks._text import choices
from ledger.config import PREVIOUS, Pipeline, Stage, StageKind
from ledger.diagnostic import Severity
from ledger.value import Value

Tables = dict[str, dict[str, Any]]
CLOSING = (StageKind.EXIT, StageKind.PARKED)


class Flaw(Value, frozen=True):
    """Something wrong with a stage, and the key of the settings that says it (none: several).

    `stage` is empty where it is the pipeline as a whole.
    """

    stage: str
    key: str
    message: str
    help: str
    severity: Severity | None = None


def of_the_whole(pipeline: Pipeline) -> Iterator[Flaw]:
    """Where a pipeline has no beginning or nothing to be won."""
    stages = list(pipeline.stages.values())
    if not stages:
        message = f"`{pipeline.name}` has no stages, so nothing can stand at one"
        remedy = f"name the first: `[pipelines.{pipeline.name}.stages.NAME]`"
        yield Flaw("", "", message, remedy)
        return
    if not any(one.is_open for one in stages):
        message = "every stage is an end, so nothing can begin"
        yield Flaw("", "", message, "name the stage that a campaign begins at first")
        return
    if not stages[0].is_open:
        message = f"`{stages[0].name}` stands first and is an end, so new campaigns begin ended"
        remedy = "put the stage that a campaign begins at first"
        yield Flaw(stages[0].name, "", message, remedy, Severity.WARNING)
    if not any(one.kind is StageKind.WON for one in stages):
        message = f"nothing can be won on the way from `{stages[0].name}`: no stage is"
        remedy = 'say of the stage that you are after: `kind = "won"`'
        yield Flaw("", "", message, remedy, Severity.WARNING)


def of_its_ways(pipeline: Pipeline) -> Iterator[Flaw]:
    """Stages that nothing leads to, that lead nowhere, or that go round among themselves."""
    for stage in pipeline.stages.values():
        if stage.kind is StageKind.OPEN and not onward(pipeline, stage):
            message = f"`{stage.name}` leads nowhere, so nothing can be won from it"
            remedy = 'name the stages that may follow: `to = ["…"]`'
            yield Flaw(stage.name, "", message, remedy, Severity.WARNING)
        if _is_cut_off(pipeline, stage):
            message = f"nothing leads to `{stage.name}`, so no line can come to it"
            remedy = f'name it in the `to` of the stage before it: `to = ["{stage.name}"]`'
            yield Flaw(stage.name, "", message, remedy, Severity.WARNING)
    yield from _islands(pipeline)
    yield from _rounds_without_end(pipeline)


def onward(pipeline: Pipeline, stage: Stage) -> tuple[str, ...]:
    """The stages that a stage names; `previous` only where something can be reopened."""
    reopens = any(one.kind is StageKind.REOPENED for one in pipeline.stages.values())
    return tuple(name for name in stage.to if name != PREVIOUS or reopens)


def _is_cut_off(pipeline: Pipeline, stage: Stage) -> bool:
    if not stage.position or stage.kind in CLOSING or stage.from_anywhere_with:
        return False
    others = (other for other in pipeline.stages.values() if other is not stage)
    return not any(stage.name in other.to for other in others)


def _islands(pipeline: Pipeline) -> Iterator[Flaw]:
    """Stages that lead to each other, and that nothing leads to from where one begins."""
    stages = pipeline.stages
    roots = [
        one.name
        for one in stages.values()
        if not one.position
        or one.kind in CLOSING
        or one.from_anywhere_with
        or _is_cut_off(pipeline, one)
    ]
    known = _reached(pipeline, roots)
    for name in stages:
        if name in known:
            continue
        island = [one for one in stages if one in _reached(pipeline, [name]) - known]
        known |= {*island}
        message = f"nothing leads to {choices(island, 'or')} from where a campaign begins"
        remedy = f'name one of them in the `to` of a stage before: `to = ["{name}"]`'
        yield Flaw(name, "", message, remedy, Severity.WARNING)


def _rounds_without_end(pipeline: Pipeline) -> Iterator[Flaw]:
    """Stages that lead only to each other, so that nothing is ever won from them."""
    stages = pipeline.stages
    won = {one.name for one in stages.values() if one.kind is StageKind.WON}
    told: set[str] = set()
    for stage in stages.values() if won else ():
        reach = _reached(pipeline, stage.to)
        closed = stage.name in reach and not reach & won and stage.name not in told
        if stage.kind is not StageKind.OPEN or not closed:
            continue
        back = all(stage.name in _reached(pipeline, stages[name].to) for name in reach)
        if back:
            told |= reach
            group = [name for name in stages if name in reach]
            lead = "leads only to itself" if len(group) == 1 else "lead only to each other"
            message = f"{choices(group, 'and')} {lead}, so nothing can be won from there"
            remedy = 'name what comes after them: `to = ["…"]`'
            yield Flaw(stage.name, "to", message, remedy, Severity.WARNING)


def _reached(pipeline: Pipeline, begin: Iterable[str]) -> set[str]:
    """The stages that one comes to from some others, those included, by what they name."""
    found: set[str] = set()
    waiting = list(begin)
    while waiting:
        name = waiting.pop()
        if name in pipeline.stages and name not in found:
            found.add(name)
            waiting += pipeline.stages[name].to
    return found


def as_typed(text: str) -> Tables:
    """The `pipelines` of a settings file as typed; empty where TOML cannot read it."""
    try:
        tables = tomllib.loads(text).get("pipelines", {})
    except (ValueError, RecursionError):
        return {}
    return {name: keys for name, keys in tables.items() if isinstance(keys, dict)}


def typed_twice(table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The stages of a table that stand twice, in other letters: the first and the second."""
    stages = table.get("stages", {})
    first: dict[str, str] = {}
    for name in stages if isinstance(stages, dict) else ():
        other = first.setdefault(name.lower(), name)
        if other != name:
            yield other, name


def likeness(typed: Tables, name: str) -> tuple[str, ...]:
    """The pipelines that one is like, one after the other, where that comes back to itself."""
    chain = [name]
    while isinstance(following := typed.get(chain[-1], {}).get("like"), str):
        if following in chain[1:]:
            break
        chain.append(following)
        if following == name:
            return tuple(chain)
    return ()


def in_words(chain: tuple[str, ...]) -> str:
    """``` `a` is like `b`, `b` like `a` ```."""
    first, *rest = [f"`{one}` is like `{other}`" for one, other in pairwise(chain)]
    return ", ".join([first, *(one.replace(" is like", " like") for one in rest)])
