"""M6: the eight steps, and which of them were worked."""

from __future__ import annotations

from datetime import date

from ledger.metrics._measurement import (
    Cell,
    Measurement,
    Row,
    Verdict,
    metric,
    nothing_recorded,
    window_of,
)
from ledger.metrics._steps import names_of, reached, work_by_step
from ledger.model.ledger import Ledger
from ledger.model.stage import won_search
from ledger.model.timeline import last_by
from ledger.wording import listing, plural

WORKED, NEGLECTED, NOT_REACHED = "worked", "neglected", "not reached"


@metric(6, "step-coverage", "Step coverage", about=())
def step_coverage(ledger: Ledger, as_of: date) -> Measurement:
    """Of the eight steps, those worked in the window, and the days since each was.

    Worked is a step with `step-minutes` minutes or `step-entries` entries. One of the last
    three that no open campaign has reached is not neglected.
    """
    rules = ledger.config.rules
    work = work_by_step(ledger)
    within = reached(ledger, as_of)
    rows = []
    for step, name in enumerate(names_of(ledger), start=1):
        last = last_by(work[step], as_of)
        recent = window_of(work[step], as_of, rules.window)
        minutes = sum(entry.minutes or 0 for entry in recent)
        worked = bool(recent) and (
            minutes >= rules.step_minutes or len(recent) >= rules.step_entries
        )
        cells: dict[str, Cell] = {
            "step": step,
            "name": name,
            "minutes": minutes,
            "entries": len(recent),
            "days_since": (as_of - last.date).days if last else None,
            "state": WORKED if worked else NEGLECTED if step in within else NOT_REACHED,
        }
        told = recent or ([last] if last else [])
        rows.append(Row(cells, tuple(entry.evidence for entry in told)))
    states = [str(row.cells["state"]) for row in rows]
    silent = nothing_recorded(ledger, as_of)
    return Measurement(
        value=None if silent else states.count(WORKED),
        unit="steps",
        reading=f"nothing recorded in {rules.window} days" if silent else _reading(rows, states),
        k=None if silent else states.count(WORKED),
        n=None if silent else len(states),
        verdict=None if silent or won_search(ledger, as_of) else _verdict(states),
        aside=() if silent else _aside(rows),
        rows=tuple(rows),
        evidence=tuple(
            place
            for row, state in zip(rows, states, strict=True)
            if state == WORKED
            for place in row.evidence
        ),
    )


def _verdict(states: list[str]) -> Verdict | None:
    """Good is all eight; none is given where what is missing cannot be worked yet."""
    if NEGLECTED in states:
        return Verdict.ATTENTION
    return None if NOT_REACHED in states else Verdict.GOOD


def _reading(rows: list[Row], states: list[str]) -> str:
    said = [f"{states.count(WORKED)} of {len(states)} steps worked"]
    if neglected := _named(rows, NEGLECTED):
        said.append(f"neglected: {neglected}")
    if beyond := _named(rows, NOT_REACHED):
        said.append(f"not reached: {beyond}")
    return "; ".join(said)


def _named(rows: list[Row], state: str) -> str:
    return listing(str(row.cells["name"]) for row in rows if row.cells["state"] == state)


def _aside(rows: list[Row]) -> tuple[str, ...]:
    """The steps never worked, else those that have lain longest; what is not reached is neither."""
    lying = [row for row in rows if row.cells["state"] != NOT_REACHED]
    days = [row.cells["days_since"] for row in lying]
    never = [str(row.cells["name"]) for row in lying if row.cells["days_since"] is None]
    longest = max((one for one in days if isinstance(one, int)), default=None)
    if never:
        return (f"no entry yet for {listing(never)}",)
    if not longest:
        return ()
    names = [str(row.cells["name"]) for row in lying if row.cells["days_since"] == longest]
    return (f"longest untouched: {listing(names)}, {plural(longest, 'day')}",)
