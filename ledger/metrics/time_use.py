"""M5: where the hours went."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from ledger.metrics._measurement import Measurement, Row, Verdict, metric
from ledger.metrics._shares import COUNTS_ONLY_BELOW, NO_VERDICT_BELOW
from ledger.metrics._timed import BUSY, GOAL, OFF, UNATTRIBUTED, Timed, class_of, timed
from ledger.model.derived import per_ledger
from ledger.model.entry_index import of_kind
from ledger.model.ledger import Ledger
from ledger.value import Value
from ledger.wording import number, percent

LIFE = "life"
_WEEK = 7


class HoursWeek(Value, frozen=True):
    """The entries that took time in the seven days up to `last`, by class.

    The classes are those of M5, with the rest of life apart from time off. `planned` are the
    hours planned for these days, less those declared off (`days_off` of them); None where
    none are stated.
    """

    last: date
    classes: Mapping[str, tuple[Timed, ...]]
    planned: float | None
    days_off: int

    def hours(self, *names: str) -> float:
        """The hours of some classes together."""
        return sum(one.minutes for name in names for one in self.classes.get(name, ())) / 60

    @property
    def logged(self) -> float:
        """The hours of work: what the ratio of M5 is taken of."""
        return self.hours(GOAL, BUSY, UNATTRIBUTED)


@metric(5, "time-use", "Time use", about=())
def time_use(ledger: Ledger, as_of: date) -> Measurement:
    """Goal hours over goal, busy and unattributed hours in the window.

    No ratio where less than `logged-share` of the planned hours is logged. Time off and
    the rest of life stay outside; planned hours are those of the days not declared off. It
    is good while busy-work stays under its cap even with the hours that name nothing.
    """
    rules = ledger.config.rules
    classes = classified(ledger, as_of, rules.window)
    hours = {name: sum(one.minutes for one in found) / 60 for name, found in classes.items()}
    goal, busy = hours.get(GOAL, 0.0), hours.get(BUSY, 0.0)
    logged = goal + busy + hours.get(UNATTRIBUTED, 0.0)
    planned = planned_hours(ledger, as_of, rules.window)
    enough = logged > 0 and (planned is None or logged >= rules.logged_share * planned)
    rows = tuple(
        Row(
            {"class": name, "hours": round(hours.get(name, 0.0), 2)},
            tuple(one.entry.evidence for one in classes.get(name, ())),
        )
        for name in (GOAL, BUSY, UNATTRIBUTED, OFF)
    )
    return Measurement(
        value=goal / logged if enough else None,
        unit="share",
        reading=_reading(logged, planned, hours, enough),
        k=round(goal, 2),
        n=round(logged, 2),
        verdict=_verdict(goal, busy, logged, rules.busy_cap) if enough else None,
        aside=_aside(ledger, logged, planned, as_of),
        rows=rows,
        evidence=tuple(place for row in rows[:3] for place in row.evidence),
    )


def _verdict(goal: float, busy: float, logged: float, cap: float) -> Verdict | None:
    """Whether busy-work is over its cap; none below twenty hours, or while lines are unfinished."""
    if logged < NO_VERDICT_BELOW:
        return None
    if busy > cap * logged:
        return Verdict.ATTENTION
    return Verdict.GOOD if logged - goal <= cap * logged else None


def classified(
    ledger: Ledger, as_of: date, days: int, until: date | None = None
) -> dict[str, list[Timed]]:
    """The entries that took time in so many days up to a day, by class: as M5 counts them.

    `until` is another last day; the classes are those of `as_of` all the same.
    """
    last = until or as_of
    classes: dict[str, list[Timed]] = defaultdict(list)
    for one in timed(ledger, last - timedelta(days=days), last):
        classes[class_of(ledger, one, as_of)].append(one)
    return classes


def hours_by_week(ledger: Ledger, as_of: date, weeks: int) -> tuple[HoursWeek, ...]:
    """The hours of so many weeks up to a day, oldest first, by class as they stand on that day.

    Those of the weeks that make up the window add up to what M5 says of it.
    """
    made = []
    for back in range(weeks - 1, -1, -1):
        last = as_of - timedelta(weeks=back)
        classes = classified(ledger, as_of, _WEEK, last)
        outside = classes.pop(OFF, [])
        for one in outside:
            classes[LIFE if one.entry.kind.name == LIFE else OFF].append(one)
        made.append(
            HoursWeek(
                last,
                {name: tuple(found) for name, found in classes.items()},
                planned_hours(ledger, last, _WEEK),
                len(days_off(ledger, last, _WEEK)),
            )
        )
    return tuple(made)


def barren(ledger: Ledger, as_of: date) -> tuple[Timed, ...]:
    """The goal time of the window from which nothing followed within `followed-within` days.

    What is younger than that is not judged yet.
    """
    rules = ledger.config.rules
    goal = classified(ledger, as_of, rules.window)[GOAL]
    return tuple(
        one for one in goal if one.barren and (as_of - one.date).days >= rules.followed_within
    )


def planned_hours(ledger: Ledger, as_of: date, days: int) -> float | None:
    """The hours planned for so many days up to one, less those declared off.

    None where none are stated.
    """
    if not ledger.profile.hours:
        return None
    return ledger.profile.hours * (days - len(days_off(ledger, as_of, days))) / 7


def days_off(ledger: Ledger, as_of: date, days: int) -> set[date]:
    """The days declared off among the last `days` up to a day."""
    every = _every_day_off(ledger)
    since = as_of - timedelta(days=days)
    return set(every[bisect_right(every, since) : bisect_right(every, as_of)])


def count_off(ledger: Ledger, since: date, until: date) -> int:
    """How many days declared off lie after one day and not after another."""
    every = _every_day_off(ledger)
    return max(0, bisect_right(every, until) - bisect_right(every, since))


@per_ledger
def _every_day_off(ledger: Ledger) -> tuple[date, ...]:
    """Each day that is declared off, in order."""
    off: set[date] = set()
    for entry in of_kind(ledger, "off"):
        if not entry.todo and not entry.minutes:
            off.update(entry.date + timedelta(days=step) for step in range(entry.days or 1))
    return tuple(sorted(off))


def _reading(logged: float, planned: float | None, hours: dict[str, float], enough: bool) -> str:
    if not logged:
        return "no hours recorded"
    if not enough and planned:
        share = percent(logged / planned)
        return (
            f"{number(logged)}h logged of {number(planned)}h planned ({share}): too little to say"
        )
    goal, busy, rest = (hours.get(name, 0.0) for name in (GOAL, BUSY, UNATTRIBUTED))
    share = f" ({percent(goal / logged)})" if logged >= COUNTS_ONLY_BELOW else ""
    return (
        f"{number(goal)}h of {number(logged)}h served a goal{share}; "
        f"{number(busy)}h busy-work, {number(rest)}h name nothing"
    )


def _aside(ledger: Ledger, logged: float, planned: float | None, as_of: date) -> tuple[str, ...]:
    within = ledger.config.rules.followed_within
    hours = sum(one.minutes for one in barren(ledger, as_of)) / 60
    plan = (
        f"{number(logged)}h logged of {number(planned)}h planned"
        if planned is not None
        else "planned hours not recorded (`hours` in me.md)"
    )
    return plan, f"{number(hours)}h of goal time led to nothing within {within} days"
