"""Runs the second computation beside the ledger's own, and tells where the two differ.

Compared are value, k, n, the verdict, the interval of k of n, and the columns of the rows that
the command line promises (some more where they are defined as closely). Not compared are the
sentences, and what stands beside a figure: planned hours and hours that led to nothing (M5),
organizations, advocates, backfill and setbacks (M7), whether an issue was addressed (M8), rates
of reach (M10), the funnel (M12), how many names insure the number (M14), time in stage (M19).
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from ledger.metrics import Measurement, all_metrics
from ledger.metrics._measurement import Cell
from ledger.model.ledger import Ledger
from tests.second_opinion import arithmetic
from tests.second_opinion.export import export

FOLDER = Path(__file__).parent
DIGITS = 6
LISTS = ("people", "campaign")
DAYS = ("date", "held", "followed_up", "first", "last")
COUNTS_ONLY_BELOW = 5


@dataclass(frozen=True)
class Opinion:
    """Which columns of a metric's rows are computed again, beside value, k, n and verdict.

    `share` is True where k of n has an interval. `digits` are the decimals of what is rounded
    where it is shown; everything else is compared to six.
    """

    columns: tuple[str, ...]
    share: bool = False
    digits: Mapping[str, int] = field(default_factory=dict)


HEAD = ("value", "k", "n", "verdict")
_RATE = {"hours": 2, "per_10h": 3, "low": 3, "high": 3}
# In this order, because a later one may rest on the tables of one before it.
OPINIONS: Mapping[int, Opinion] = {
    3: Opinion(("id",)),
    2: Opinion(("id", "dialog", "value_received", "gave")),
    1: Opinion(("id", "counted", "reason", "stage")),
    4: Opinion(("date", "people", "campaign", "counted")),
    5: Opinion(("class", "hours"), digits={"hours": 2, "k": 2, "n": 2}),
    6: Opinion(("step", "name", "minutes", "entries", "days_since", "state")),
    7: Opinion(("id", "p", "value", "survival_without")),
    8: Opinion(("campaign", "round", "held", "followed_up", "days", "in_time"), share=True),
    13: Opinion(("origin", "won", "weighted", "cover")),
    16: Opinion(("id", "decision_maker", "evident"), share=True),
    15: Opinion(("id", "fit", "values_us", "gaps")),
    17: Opinion(("id", "asks", "chased", "first", "last"), share=True),
    19: Opinion(("id", "days_since", "stalled", "median")),
    10: Opinion(("segment", "people", "posts", "declared", "emergent")),
    11: Opinion(
        ("id", "visits", "rated", "building", "overlap", "credible", "all_three", "verdict",
         "hours", "per_10h", "low", "high"),
        digits=_RATE,
    ),
    12: Opinion(("id", "stage", "introductions", "value", "campaigns")),
    14: Opinion(("id", "needs", "decision_maker", "route", "incumbent", "recent")),
    9: Opinion(
        ("id", "hours", "results", "per_10h", "low", "high", "attempts", "answered", "wins",
         "assists", "converted", "judged"),
        share=True,
        digits=_RATE,
    ),
    18: Opinion(("stage", "left", "advanced", "exited", "open", "low", "high")),
}  # fmt: skip


@dataclass(frozen=True)
class Disagreement:
    """One figure in which the two computations differ, in words."""

    metric: int
    day: date
    told: str


def disagreements(ledger: Ledger, days: Iterable[date]) -> Iterator[Disagreement]:
    """Every figure in which the two computations differ on one of the days."""
    metrics = {one.number: one for one in all_metrics()}
    tables = export(ledger)
    arithmetic.register(tables)
    for day in days:
        tables.execute("begin")
        tables.execute("insert into today values (?)", (day.toordinal(),))
        _run(tables, "shared")
        for number, opinion in OPINIONS.items():
            _run(tables, f"m{number:02d}")
            taken = metrics[number].take(ledger, day)
            for told in (
                *_heads(tables, opinion, number, taken),
                *_rows(tables, opinion, number, taken),
            ):
                yield Disagreement(number, day, told)
        tables.execute("rollback")
    tables.close()


def _heads(
    tables: sqlite3.Connection, opinion: Opinion, number: int, taken: Measurement
) -> Iterator[str]:
    second = tables.execute(f"select {', '.join(HEAD)} from m{number:02d}").fetchone()  # noqa: S608
    for name, theirs in zip(HEAD, second, strict=True):
        mine = getattr(taken, name)
        if _plain(opinion, name, mine) != _plain(opinion, name, theirs):
            yield f"{name} is {mine!r}, by the definitions {theirs!r}"
    _, k, n, _ = second
    limits = None
    if opinion.share and n >= COUNTS_ONLY_BELOW:
        limits = tables.execute(
            "select wilson_low(?, ?), wilson_high(?, ?)", (k, n, k, n)
        ).fetchone()
    if _rounded(taken.interval) != _rounded(limits):
        yield f"the interval is {taken.interval}, by the definitions {limits}"


def _rows(
    tables: sqlite3.Connection, opinion: Opinion, number: int, taken: Measurement
) -> Iterator[str]:
    names = ", ".join(f'"{name}"' for name in opinion.columns)
    found = tables.execute(f"select {names} from m{number:02d}_rows")  # noqa: S608
    mine = Counter(
        tuple(_plain(opinion, name, row.cells[name]) for name in opinion.columns)
        for row in taken.rows
    )
    theirs = Counter(
        tuple(_plain(opinion, name, cell) for name, cell in zip(opinion.columns, row, strict=True))
        for row in found
    )
    for row in mine - theirs:
        yield f"by the definitions there is no row {dict(zip(opinion.columns, row, strict=True))}"
    for row in theirs - mine:
        yield f"by the definitions there is a row {dict(zip(opinion.columns, row, strict=True))}"


def _rounded(interval: tuple[float, float] | None) -> tuple[float, ...] | None:
    return tuple(round(end, DIGITS) for end in interval) if interval else None


def _plain(opinion: Opinion, name: str, cell: Cell) -> object:
    """A cell as it is compared: numbers rounded, lists as sets, names folded, days as typed."""
    if name in DAYS and isinstance(cell, int):
        return date.fromordinal(cell).isoformat()
    if name in LISTS and isinstance(cell, str):
        return frozenset(part for part in cell.split(", ") if part)
    if name == "gaps" and isinstance(cell, str):
        return frozenset(cell.casefold().replace("-", " ").split(", "))
    if name == "segment" and isinstance(cell, str):
        return cell.casefold()
    if name == "verdict" and isinstance(cell, str):
        return cell.split()[0]  # of `leave unless …` that one should leave
    if isinstance(cell, float):
        return round(cell, opinion.digits.get(name, DIGITS))
    return cell


def _run(tables: sqlite3.Connection, name: str) -> None:
    for statement in _statements(name):
        tables.execute(statement)


@cache
def _statements(name: str) -> tuple[str, ...]:
    """The statements of a file, one by one: a script would end the transaction."""
    made: list[str] = []
    held = ""
    for line in (FOLDER / f"{name}.sql").read_text(encoding="utf-8").splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            made.append(held)
            held = ""
    return tuple(made)
