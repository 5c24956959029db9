"""M5: where the hours went."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from ledger.config import Way
from ledger.metrics._measurement import Measurement, Row, Verdict, in_window, metric
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
    the rest of life stay outside; planned hours are those of the days not declared off.
    """
    rules = ledger.config.rules
    classes: dict[str, list[Entry]] = defaultdict(list)
    for entry in ledger.entries:
        if entry.minutes and entry.done_by(as_of) and in_window(entry.date, as_of, rules.window):
            classes[class_of(ledger, entry, as_of)].append(entry)
    hours = {name: sum(e.minutes or 0 for e in found) / 60 for name, found in classes.items()}
    goal, busy = hours.get(GOAL, 0.0), hours.get(BUSY, 0.0)
    logged = goal + busy + hours.get(UNATTRIBUTED, 0.0)
    planned = planned_hours(ledger, as_of)
    enough = logged > 0 and (not planned or logged >= rules.logged_share * planned)
    rows = tuple(
        Row(
            {"class": name, "hours": round(hours.get(name, 0.0), 2)},
            tuple(entry.evidence for entry in classes.get(name, ())),
        )
        for name in (GOAL, BUSY, UNATTRIBUTED, OFF)
    )
    verdict = None
    if enough:
        verdict = Verdict.ATTENTION if busy / logged > rules.busy_cap else Verdict.GOOD
    return Measurement(
        value=goal / logged if enough else None,
        unit="share",
        reading=_reading(logged, planned, hours, enough),
        k=round(goal, 2),
        n=round(logged, 2),
        verdict=verdict,
        aside=_aside(ledger, classes[GOAL], logged, planned, as_of),
        rows=rows,
        evidence=tuple(place for row in rows[:3] for place in row.evidence),
    )


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
    barren = []
    for entry in goal:
        subjects = ledger.involved(entry)
        others = [one for one in subjects if isinstance(one, (Campaign, Organization, Contact))]
        if not others or entry.date + reach > as_of or _moved(entry):
            continue
        after = (
            later
            for one in others
            for later in ledger.entries_with(one)
            if entry.sort_key < later.sort_key and later.date <= entry.date + reach
        )
        if not any(_moved(later) and later.done_by(as_of) for later in after):
            barren.append(entry)
    return barren


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
    return (
        f"{number(goal)}h of {number(logged)}h served a goal ({percent(goal / logged)}); "
        f"{number(busy)}h busy-work, {number(rest)}h name nothing"
    )


def _aside(
    ledger: Ledger, goal: list[Entry], logged: float, planned: float | None, as_of: date
) -> tuple[str, ...]:
    barren = unfollowed(ledger, goal, as_of)
    hours = sum(entry.minutes or 0 for entry in barren) / 60
    plan = (
        f"{number(logged)}h logged of {number(planned)}h planned"
        if planned
        else "planned hours not recorded (`hours` in me.md)"
    )
    within = ledger.config.rules.followed_within
    return plan, f"{number(hours)}h of goal time led to nothing within {within} days"
