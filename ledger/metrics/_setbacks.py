"""Setbacks, and how long it took until as much was in the works again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from ledger.config import Way
from ledger.metrics._shares import COUNTS_ONLY_BELOW
from ledger.metrics._timed import GOAL, class_of, timed
from ledger.metrics._works_level import works_level
from ledger.metrics.time_use import count_off
from ledger.model.derived import per_ledger
from ledger.model.entry import Entry
from ledger.model.entry_index import of_way
from ledger.model.ledger import Ledger
from ledger.model.stage import current_line, won_search
from ledger.value import Value

MOMENTUM_DAYS = 14
_ONE_DAY = timedelta(days=1)


class Momentum(Value, frozen=True):
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


class Setback(Value, frozen=True):
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


def setbacks(ledger: Ledger, as_of: date, most: int | None = 3) -> tuple[Setback, ...]:
    """The last setbacks up to a day, newest first; several lines of one day tell of one.

    All of them where `most` is None.
    """
    told = _told(ledger)
    days = sorted((day for day in told if day <= as_of), reverse=True)[:most]
    won = _won_on(ledger, as_of) if days else None
    return tuple(_setback(ledger, told[day], won, as_of) for day in days)


@per_ledger
def _told(ledger: Ledger) -> Mapping[date, tuple[Entry, ...]]:
    """The lines that tell of setbacks, by their day."""
    found: dict[date, list[Entry]] = defaultdict(list)
    for entry in of_way(ledger, Way.SETBACK):
        if not entry.todo:
            found[entry.date].append(entry)
    return {day: tuple(entries) for day, entries in found.items()}


def _setback(ledger: Ledger, entries: tuple[Entry, ...], won: date | None, as_of: date) -> Setback:
    """One setback held against M1 by day; after the day of the win nothing was wanted back."""
    day = entries[0].date
    until = max(day, min(as_of, won)) if won else as_of
    levels = works_level(ledger)
    level = levels.on(day - _ONE_DAY)
    back = levels.back_at(level, day, until)
    passed = as_of >= day + MOMENTUM_DAYS * _ONE_DAY
    return Setback(
        day=day,
        entries=entries,
        level=level,
        days=(back - day).days if back else None,
        so_far=(until - day).days,
        won=won is not None,
        momentum=_momentum(ledger, day, as_of) if passed else None,
    )


def _momentum(ledger: Ledger, day: date, as_of: date) -> Momentum:
    """The goal hours of the fourteen days on either side; the day itself belongs to neither."""
    span = MOMENTUM_DAYS * _ONE_DAY
    before = (day - span - _ONE_DAY, day - _ONE_DAY)
    after = (day, day + span)
    return Momentum(
        before=_goal_hours(ledger, *before, as_of),
        after=_goal_hours(ledger, *after, as_of),
        off_before=count_off(ledger, *before),
        off_after=count_off(ledger, *after),
    )


def _goal_hours(ledger: Ledger, since: date, until: date, as_of: date) -> float:
    """The hours for a goal after one day and not after another."""
    spent = timed(ledger, since, until)
    return sum(one.minutes for one in spent if class_of(ledger, one, as_of) == GOAL) / 60


def _won_on(ledger: Ledger, as_of: date) -> date | None:
    """The day on which the search was won; None while it goes on."""
    won = won_search(ledger, as_of)
    line = current_line(ledger, won, as_of) if won else None
    return line.date if line else None
