"""Every stage line that counts, and how long the stage lasted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ledger.model.parts import StageLine
from ledger.model.record import Record
from ledger.model.stage import lines_by, pipeline_of
from ledger.tables._columns import boolean, day, integer, number, said, text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table

_UNDATED = "a line has no date"


@table(
    "stage_changes",
    "A stage line of a campaign, an advocate or a skill by the day asked for.",
    (
        text("record", "the campaign, the contact or the skill", key=True, refers="records.id"),
        number("the line's place among the record's"),
        text("kind", "campaign, contact or skill"),
        text("pipeline", "the pipeline that it goes through", null="it names none there is"),
        text("stage", "the stage, as typed"),
        text("stage_kind", "open, won, exit, parked or reopened", null="no stage of the pipeline"),
        text("before", "the stage before it", null="it is the first"),
        day("date", "the day of it", null="not recorded"),
        day("until", "the day of the next change", null=f"there is none yet, or {_UNDATED}"),
        integer(
            "days",
            "days in the stage, up to the next change or the day asked for",
            null=f"{_UNDATED}, or the dates run backwards",
        ),
        text("evidence", "what is said of it", null="nothing is said"),
        boolean("because", "whether `because` overrides missing evidence"),
        text("path", "the file"),
        integer("line", "the line of the file"),
    ),
)
def stage_changes(source: TableSource) -> Iterator[Row]:
    """In the order of paths, as typed."""
    for record in source.ledger.records:
        lines = lines_by(record, source.as_of)
        before = [None, *lines[:-1]]
        after = [*lines[1:], None]
        for at, step in enumerate(zip(before, lines, after, strict=False), start=1):
            yield _row(source, record, at, _Step(*step))


class _Step(NamedTuple):
    """A stage line between the one before it and the one after it."""

    before: StageLine | None
    line: StageLine
    after: StageLine | None


def _row(source: TableSource, record: Record, number: int, step: _Step) -> Row:
    pipeline = pipeline_of(source.ledger, record)
    before, line, after = step
    stage = pipeline.stages.get(line.stage) if pipeline else None
    return (
        source.ids[record.path],
        number,
        record.kind.value,
        pipeline.name if pipeline else None,
        line.stage,
        stage.kind.value if stage else None,
        before.stage if before else None,
        line.date,
        after.date if after else None,
        _days(line.date, after.date if after else source.as_of),
        said(line.evidence),
        line.because,
        line.location.path,
        line.location.line,
    )


def _days(first: date | None, last: date | None) -> int | None:
    """Days from one to the other; None where one is not known or they run backwards."""
    days = (last - first).days if first and last else -1
    return days if days >= 0 else None
