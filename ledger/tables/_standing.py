"""Where a record with stages stands on a day, as the tables of several kinds say it."""

from __future__ import annotations

from ledger.model.record import Record
from ledger.model.stage import current, current_line
from ledger.tables._columns import day, integer, text
from ledger.tables._source import TableSource
from ledger.tables._table import Cell

_NONE = "no stage by the day asked for"

STANDING = (
    text("stage", "its stage on the day asked for", null=_NONE),
    text("stage_kind", "open, won, exit, parked or reopened", null=_NONE),
    day("stage_since", "the day of that stage's line", null=f"{_NONE}, or it has no date"),
    integer("days_in_stage", "days from then to the day asked for", null="as `stage_since`"),
)


def standing(source: TableSource, record: Record) -> tuple[Cell, Cell, Cell, Cell]:
    """The cells of `STANDING`."""
    stage = current(source.ledger, record, source.as_of)
    line = current_line(source.ledger, record, source.as_of)
    since = line.date if line else None
    return (
        stage.name if stage else None,
        stage.kind.value if stage else None,
        since,
        (source.as_of - since).days if since else None,
    )
