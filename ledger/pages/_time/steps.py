"""The eight steps by week: what was worked on, and what was left lying."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ledger.metrics import Row
from ledger.metrics._steps import StepWeek
from ledger.metrics.step_coverage import NEGLECTED, NOT_REACHED
from ledger.pages._charts.step_grid import GridCell, grid_row
from ledger.pages._links import Links, Place
from ledger.pages._words import month_day
from ledger.value import Value
from ledger.wording import hours, plural


class StepRow(Value, frozen=True):
    """One step: how it stands in the window, and its weeks. `sort` is its days since."""

    number: int
    name: str
    word: str
    state: str
    since: str
    sort: str
    spent: str
    cells: tuple[GridCell, ...]
    places: tuple[Place, ...]


class TimeSteps(Value, frozen=True):
    """The steps in order, and the weeks by their last days."""

    weeks: tuple[str, ...]
    rows: tuple[StepRow, ...]


def time_steps(
    links: Links, rows: Sequence[Row], weeks: Mapping[int, Sequence[StepWeek]]
) -> TimeSteps | None:
    """The rows of M6 with their weeks; None where no step was ever worked."""
    if all(row.cells["days_since"] is None for row in rows):
        return None
    most = max((week.minutes for found in weeks.values() for week in found), default=0)
    ends = next(iter(weeks.values()), ())
    return TimeSteps(
        weeks=tuple(month_day(week.last) for week in ends),
        rows=tuple(_row(links, row, weeks, most) for row in rows),
    )


def _row(links: Links, row: Row, weeks: Mapping[int, Sequence[StepWeek]], most: int) -> StepRow:
    cells = row.cells
    step, minutes, entries, since = (
        cells[key] if isinstance(cells[key], int) else None
        for key in ("step", "minutes", "entries", "days_since")
    )
    found = weeks.get(int(step or 0), ())
    state = str(cells["state"])
    return StepRow(
        number=int(step or 0),
        name=str(cells["name"]),
        word=state,
        state={NEGLECTED: "neglected", NOT_REACHED: "not-reached"}.get(state, "worked"),
        since=_since(None if since is None else int(since)),
        sort="" if since is None else str(since),
        spent=_spent(int(minutes or 0), int(entries or 0)),
        cells=grid_row(
            [week.minutes for week in found],
            [len(week.entries) for week in found],
            most,
            [hours(week.minutes) for week in found],
        ),
        places=links.places(row.evidence),
    )


def _since(days: int | None) -> str:
    if days is None:
        return "never"
    return f"{plural(days, 'day')} ago" if days else "today"


def _spent(minutes: int, entries: int) -> str:
    if minutes:
        return f"{hours(minutes)} in {plural(entries, 'line')}"
    return plural(entries, "line") if entries else "nothing"
