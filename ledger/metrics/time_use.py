"""M5: where the hours went."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from datetime import date, timedelta

from ledger.config import Way
from ledger.metrics._measurement import Measurement, Row, Verdict, in_window, metric, window_of
from ledger.metrics._shares import COUNTS_ONLY_BELOW, NO_VERDICT_BELOW
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.exchange import is_two_way, is_way_in
from ledger.model.ledger import Ledger
from ledger.model.organization import Organization
from ledger.model.record import Record
from ledger.model.skill import Skill
from ledger.model.stage import current
from ledger.wording import number, percent

GOAL, BUSY, UNATTRIBUTED, OFF = "goal", "busy", "unattributed", "off"
_OWN_GOAL = ("assess", "review")


@metric(5, "time-use", "Time use")
def time_use(ledger: Ledger, as_of: date) -> Measurement:
    """Goal hours over goal, busy and unattributed hours in the window.

    No ratio where less than `logged-share` of the planned hours is logged. Time off and
    the rest of life stay outside; planned hours are those of the days not declared off. It
    is good while busy-work stays under its cap even with the hours that name nothing.
    """
    rules = ledger.config.rules
    classes: dict[str, list[Entry]] = defaultdict(list)
    for entry in window_of(ledger.entries, as_of, rules.window):
        if entry.minutes and entry.done_by(as_of):
            classes[class_of(ledger, entry, as_of)].append(entry)
    hours = {name: sum(e.minutes or 0 for e in found) / 60 for name, found in classes.items()}
    goal, busy = hours.get(GOAL, 0.0), hours.get(BUSY, 0.0)
    logged = goal + busy + hours.get(UNATTRIBUTED, 0.0)
    planned = planned_hours(ledger, as_of)
    enough = logged > 0 and (planned is None or logged >= rules.logged_share * planned)
    rows = tuple(
        Row(
            {"class": name, "hours": round(hours.get(name, 0.0), 2)},
            tuple(entry.evidence for entry in classes.get(name, ())),
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
        aside=_aside(ledger, classes[GOAL], logged, planned, as_of),
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


def class_of(ledger: Ledger, entry: Entry, as_of: date) -> str:
    """The class of an entry's time: goal, busy, unattributed, or off."""
    if entry.kind.way is Way.OFF:
        return OFF
    if entry.kind.way is Way.BUSY:
        return BUSY
    if entry.kind.name in _OWN_GOAL or entry.field("for") or entry.field("got"):
        return GOAL
    serves = any(_is_goal(ledger, record, as_of) for record in ledger.involved(entry))
    return GOAL if serves else UNATTRIBUTED


def _is_goal(ledger: Ledger, record: Record, as_of: date) -> bool:
    if isinstance(record, Contact):
        stage = current(ledger, record, as_of)
        return stage is not None and stage.is_open
    return isinstance(record, (Campaign, Organization, Skill))


def planned_hours(ledger: Ledger, as_of: date) -> float | None:
    """The hours planned for the window, less its days declared off; None where none are stated."""
    if not ledger.profile.hours:
        return None
    days = ledger.config.rules.window
    return ledger.profile.hours * (days - len(days_off(ledger, as_of, days))) / 7


def days_off(ledger: Ledger, as_of: date, days: int) -> set[date]:
    """The days declared off among the last `days` up to a day."""
    off: set[date] = set()
    for entry in ledger.entries:
        if entry.kind.name == "off" and not entry.todo and not entry.minutes:
            spread = (entry.date + timedelta(days=step) for step in range(entry.days or 1))
            off.update(day for day in spread if in_window(day, as_of, days))
    return off


def unfollowed(ledger: Ledger, goal: list[Entry], as_of: date) -> list[Entry]:
    """Goal entries with a subject from which nothing followed within `followed-within` days.

    Something followed if the other side moved (a way in, a conversation) or something was
    received, with one of the same campaigns, organizations or people, that day or later. A
    conversation is itself such a thing. Entries younger than that are not judged yet.
    """
    reach = timedelta(days=ledger.config.rules.followed_within)
    moves: dict[str, list[date]] = {}
    barren = []
    for entry in goal:
        subjects = ledger.involved(entry)
        others = [one for one in subjects if isinstance(one, (Campaign, Organization, Contact))]
        if not others or entry.date + reach > as_of or _moved(entry):
            continue
        for one in others:
            if one.path not in moves:
                moves[one.path] = _moves(ledger, one, as_of)
        if not any(_any_within(moves[one.path], entry.date, reach) for one in others):
            barren.append(entry)
    return barren


def _moves(ledger: Ledger, record: Record, as_of: date) -> list[date]:
    """The days on which something came of the work with a record, oldest first."""
    entries = ledger.entries_with(record)
    return [entry.date for entry in entries if entry.done_by(as_of) and _moved(entry)]


def _any_within(days: list[date], start: date, reach: timedelta) -> bool:
    at = bisect_left(days, start)
    return at < len(days) and days[at] <= start + reach


def _moved(entry: Entry) -> bool:
    return is_way_in(entry) or is_two_way(entry) or bool(entry.field("got"))


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


def _aside(
    ledger: Ledger, goal: list[Entry], logged: float, planned: float | None, as_of: date
) -> tuple[str, ...]:
    barren = unfollowed(ledger, goal, as_of)
    hours = sum(entry.minutes or 0 for entry in barren) / 60
    plan = (
        f"{number(logged)}h logged of {number(planned)}h planned"
        if planned is not None
        else "planned hours not recorded (`hours` in me.md)"
    )
    within = ledger.config.rules.followed_within
    return plan, f"{number(hours)}h of goal time led to nothing within {within} days"
