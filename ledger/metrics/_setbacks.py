"""Setbacks, and how long it took until as much was in the works again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from ledger.config import Way
from ledger.metrics._shares import COUNTS_ONLY_BELOW
from ledger.metrics._works_level import WorksLevel, works_level
from ledger.metrics.time_use import GOAL, class_of, days_off
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.stage import current_line, won_search
from ledger.model.timeline import between

MOMENTUM_DAYS = 14
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Momentum:
    """Goal hours of the days before and after a setback, and how many of these were days off."""

    before: float
    after: float
    off_before: int
    off_after: int

    @property
    def ratio(self) -> float | None:
        """After over before, both for a day not declared off; None below five hours before."""
        days = (MOMENTUM_DAYS - self.off_before, MOMENTUM_DAYS - self.off_after)
        if self.before < COUNTS_ONLY_BELOW or not all(days):
            return None
        return (self.after / days[1]) / (self.before / days[0])


@dataclass(frozen=True, slots=True)
class Setback:
    """A day on which something went wrong, and the lines that tell of it.

    `level` is M1 on the day before. `days` passed until it was back there; None where it is
    not, `so_far` days later (or when the search was won, `won`). `momentum` is None until
    all of its days have passed.
    """

    day: date
    entries: tuple[Entry, ...]
    level: int
    days: int | None
    so_far: int
    won: bool
    momentum: Momentum | None


def setbacks(ledger: Ledger, as_of: date, most: int = 3) -> tuple[Setback, ...]:
    """The last setbacks up to a day, newest first; several lines of one day tell of one."""
    told: dict[date, list[Entry]] = defaultdict(list)
    for entry in ledger.entries:
        if entry.kind.way is Way.SETBACK and entry.done_by(as_of):
            told[entry.date].append(entry)
    if not told:
        return ()
    days = sorted(told, reverse=True)[:most]
    reach = (as_of - days[-1]).days + 2 * MOMENTUM_DAYS
    ground = _Ground(works_level(ledger), days_off(ledger, as_of, reach), _won_on(ledger, as_of))
    return tuple(_setback(ledger, tuple(told[day]), ground, as_of) for day in days)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What every setback is held against: M1 by day, the days off, and the day of the win."""

    levels: WorksLevel
    off: set[date]
    won: date | None


def _setback(ledger: Ledger, entries: tuple[Entry, ...], ground: _Ground, as_of: date) -> Setback:
    day = entries[0].date
    until = max(day, min(as_of, ground.won)) if ground.won else as_of
    level = ground.levels.on(day - _ONE_DAY)
    back = ground.levels.back_at(level, day, until)
    passed = as_of >= day + MOMENTUM_DAYS * _ONE_DAY
    return Setback(
        day=day,
        entries=entries,
        level=level,
        days=(back - day).days if back else None,
        so_far=(until - day).days,
        won=ground.won is not None,
        momentum=_momentum(ledger, day, ground.off, as_of) if passed else None,
    )


def _momentum(ledger: Ledger, day: date, off: set[date], as_of: date) -> Momentum:
    """The goal hours of the fourteen days on either side; the day itself belongs to neither."""
    span = MOMENTUM_DAYS * _ONE_DAY
    before = (day - span, day - _ONE_DAY)
    after = (day + _ONE_DAY, day + span)
    return Momentum(
        before=_goal_hours(ledger, *before, as_of),
        after=_goal_hours(ledger, *after, as_of),
        off_before=sum(before[0] <= one <= before[1] for one in off),
        off_after=sum(after[0] <= one <= after[1] for one in off),
    )


def _goal_hours(ledger: Ledger, first: date, last: date, as_of: date) -> float:
    held = between(ledger.entries, first - _ONE_DAY, last)
    done = (entry for entry in held if entry.minutes and entry.done_by(as_of))
    return sum(one.minutes or 0 for one in done if class_of(ledger, one, as_of) == GOAL) / 60


def _won_on(ledger: Ledger, as_of: date) -> date | None:
    """The day on which the search was won; None while it goes on."""
    won = won_search(ledger, as_of)
    line = current_line(ledger, won, as_of) if won else None
    return line.date if line else None
