"""The stage changes of a ledger as its files tell them, with the commits that brought them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from ledger.checks._audit import lost_stages
from ledger.model.history import Commit, History, Life
from ledger.model.ledger import Ledger
from ledger.model.parts import StageLine
from ledger.model.record import Record
from ledger.value import Value


class StageChange(Value, frozen=True):
    """One step of a record, or one that was told once and stands no more.

    `before` is the stage it came from, empty for the first. `commit` brought the line; it is
    None where that is not `committed`, or where only a merge has it. `lost` tells a line
    that was taken out again, by `taken` (None: not committed yet).
    """

    record: Record
    date: datetime.date | None
    before: str
    stage: str
    evidence: str
    line: int
    commit: Commit | None
    committed: bool
    lost: bool = False
    taken: Commit | None = None

    @property
    def last_touched(self) -> datetime.date:
        """The latest day that it bears: its own, or that of a commit."""
        days = [one.day for one in (self.commit, self.taken) if one]
        return max([*days, self.date or datetime.date.min])


def stage_story(ledger: Ledger) -> tuple[StageChange, ...]:
    """Every stage change by date, those without one first; within a day by file and line."""
    lives = lives_of(ledger.history)
    told = [
        change
        for record in ledger.records
        for change in changes_told(record, lives.get(record.path))
    ]
    told += (
        StageChange(
            one.record, one.fact[0], "", one.fact[1], "", 0, one.brought, True, True, one.taken
        )
        for one in lost_stages(ledger)
    )
    return tuple(sorted(told, key=_order))


def lives_of(history: History | None) -> Mapping[str, Life]:
    """What was committed of each file that is there now, by path."""
    return {one.path: one for one in history.lives if not one.gone} if history else {}


def _order(one: StageChange) -> tuple[datetime.date, str, bool, int]:
    """By date, file and line; what stands no more comes last of its day."""
    return (one.date or datetime.date.min, one.record.path, one.lost, one.line)


def changes_told(record: Record, life: Life | None) -> Iterator[StageChange]:
    """The stage changes that the file of one record tells of, in the order of its lines."""
    before = ""
    for line in record.stages:
        commit, committed = _brought(line, life)
        yield StageChange(
            record, line.date, before, line.stage, line.evidence, line.location.line,
            commit, committed,
        )  # fmt: skip
        before = line.stage


def _brought(line: StageLine, life: Life | None) -> tuple[Commit | None, bool]:
    """The first commit that has a line, and whether it is committed at all."""
    fact = (line.date, line.stage)
    for revision in life.revisions if life else ():
        had = revision.before.stages if revision.before else ()
        if revision.after and fact in revision.after.stages and fact not in had:
            return revision.commit, True
    return None, bool(life and life.committed and fact in life.committed.stages)
