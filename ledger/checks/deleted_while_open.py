"""HW705: a record was deleted that had not come to an end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from ledger.checks._audit import by_whom
from ledger.checks._check import Finding, check
from ledger.config import Stage
from ledger.diagnostic import Severity
from ledger.model.history import Facts
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.source import Location
from ledger.wording import fold

_PIPELINES = {RecordKind.CONTACT: "advocate", RecordKind.SKILL: "skill"}


@check(
    "HW705",
    "deleted-while-open",
    Severity.WARNING,
    why="what is deleted instead of ended is missing where you ask what your campaigns led to",
)
def deleted_while_open(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """A renamed file is told from a deleted one by its text, or by the alias that it leaves."""
    for life in ledger.history.lives if ledger.history else ():
        stage = _stage(ledger, life.facts) if life.gone else None
        name = PurePosixPath(life.path).stem
        if stage is None or not stage.is_open or _goes_on(ledger, life.facts.kind, name):
            continue
        base = ledger.history.base if ledger.history else None
        if life.ended:
            how, last = f"deleted {by_whom(life.ended)}", f"{life.ended.short}~1"
        else:
            how = "deleted by this change" if base else "deleted, which is not committed yet"
            last = base.short if base else "HEAD"
        back = f"git checkout {last} -- {life.path}"
        yield Finding(
            Location(life.path),
            f"{how}, while it stood at `{stage.name}`",
            f"bring it back with `{back}` and end it by a stage line\n"
            f"if it goes on under another name, type `aliases: [{name}]` in that file",
        )


def _goes_on(ledger: Ledger, kind: RecordKind, name: str) -> bool:
    """Whether a record of the same kind has the name, or says that it had it."""
    return any(
        fold(name) in (fold(known) for known in (one.id, *one.aliases))
        for one in ledger.records
        if one.kind is kind
    )


def _stage(ledger: Ledger, facts: Facts) -> Stage | None:
    """The stage that a record had come to, or None."""
    name = _PIPELINES.get(facts.kind) or facts.pipeline or ledger.pipeline
    pipeline = ledger.config.pipelines.get(name)
    known = (
        [pipeline.stages[stage] for _, stage in facts.stages if stage in pipeline.stages]
        if pipeline
        else []
    )
    return known[-1] if known else None
