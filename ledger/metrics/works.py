"""M1: campaigns in the works, against capacity."""

from __future__ import annotations

import datetime
from collections import Counter
from datetime import date, timedelta

from ledger.config import Way
from ledger.metrics._measurement import Cell, Measurement, Row, Verdict, metric, window_of
from ledger.metrics._search_over import search_over
from ledger.model.campaign import Campaign
from ledger.model.derived import per_record
from ledger.model.entry import Entry
from ledger.model.lasting import lasting
from ledger.model.ledger import Ledger
from ledger.model.record import Record, RecordKind
from ledger.model.stage import current, current_line, open_campaigns
from ledger.model.timeline import between, done_with, up_to
from ledger.value import Value
from ledger.wording import listing, number, plural

NO_WORK = (Way.BUSY, Way.OFF)
APPOINTMENTS = (Way.TWO, Way.GROUP)


@metric(1, "works", "Campaigns in the works", looks_ahead=True, about=(RecordKind.CAMPAIGN,))
def works(ledger: Ledger, as_of: date) -> Measurement:
    """Open campaigns that have a target, a next date and a recent entry, of capacity.

    Counted: open on the day, with a named organization or industry, a next action or a
    coming date within `works-ahead` days, and a linked entry at most `works-entry` days old.
    """
    capacity, source = capacity_on(ledger, as_of)
    rows = []
    counted: list[Campaign] = []
    for campaign in open_campaigns(ledger, as_of):
        ahead = coming(ledger, campaign, as_of)
        recent = recently(ledger, campaign, as_of)
        reason = _reason(ledger, campaign, as_of, ahead, recent)
        if not reason:
            counted.append(campaign)
        line = current_line(ledger, campaign, as_of)
        places = [str(line.location)] if line else []
        places += [entry.evidence for entry in (*ahead[:1], *recent[-1:])]
        stage = line.stage if line else ""
        cells: dict[str, Cell] = {
            "id": campaign.id,
            "counted": not reason,
            "reason": reason,
            "stage": stage,
        }
        rows.append(Row(cells, tuple(dict.fromkeys(places))))
    dormant = len(rows) - len(counted)
    reading = f"{len(counted)} in the works of {number(capacity)}"
    if dormant:
        reading += f"; {dormant} dormant, not counted"
    evidence = tuple(place for row in rows if row.cells["counted"] for place in row.evidence)
    over = search_over(ledger, as_of)
    if over:
        reading, evidence = over.reading, over.evidence
    enough = fewest(capacity) <= len(counted) <= capacity
    verdict = Verdict.GOOD if enough else Verdict.ATTENTION
    return Measurement(
        value=len(counted),
        unit="campaigns",
        reading=reading,
        k=len(counted),
        n=capacity,
        verdict=None if over else verdict,
        aside=_aside(ledger, counted, source, as_of),
        rows=tuple(sorted(rows, key=lambda row: (not row.cells["counted"], str(row.cells["id"])))),
        evidence=evidence,
    )


def capacity_on(ledger: Ledger, as_of: date) -> tuple[float, str]:
    """How many campaigns can be carried on a day, and where the number is from.

    As `me.md` states it; else what a full-time search carries, pro-rated by the hours a
    week that `me.md` states.
    """
    rules = ledger.config.rules
    stated = ledger.profile.capacity_on(as_of)
    if stated is not None:
        return stated, "capacity as me.md states it"
    hours = ledger.profile.hours
    if hours is None:
        return rules.full_time_capacity, "capacity is a setting: me.md states none, nor hours"
    share = min(1.0, hours / rules.full_time_hours)
    capacity = max(1, int(rules.full_time_capacity * share + 0.5))
    return capacity, f"capacity pro-rated from {number(hours)}h a week, a setting"


def fewest(capacity: float) -> float:
    """The least that is enough: one below capacity, as five to six are for a full-time search."""
    return min(capacity, max(1, capacity - 1))


def coming(ledger: Ledger, campaign: Campaign, as_of: date) -> tuple[Entry, ...]:
    """The entries that hold a next action or a coming date within `works-ahead` days.

    A next action has a box: one overdue by as long has been given up, one ticked since was
    still to do on an earlier day. A coming date is a conversation or an event dated later, or
    an agreed `next`. Anything else that is dated later was written down when it was done.
    """
    reach = timedelta(days=ledger.config.rules.works_ahead)
    ahead = between(_ahead(ledger, campaign), as_of, as_of + reach)
    to_do = (one for one in _to_do(ledger, campaign) if abs(one.date - as_of) <= reach)
    agreed = (
        one.entry
        for one in up_to(agreements(ledger, campaign), as_of)
        if any(as_of <= day <= as_of + reach for day in one.days)
    )
    found = {
        entry.location: entry
        for entry in (*ahead, *to_do, *agreed)
        if entry.kind.way not in NO_WORK
    }
    return tuple(sorted(found.values(), key=lambda entry: entry.sort_key))


@lasting
@per_record
def _ahead(ledger: Ledger, campaign: Campaign) -> tuple[Entry, ...]:
    """The lines that may stand in a file before their day has come."""
    return tuple(entry for entry in ledger.entries_with(campaign) if is_plan(entry))


@lasting
@per_record
def _to_do(ledger: Ledger, campaign: Campaign) -> tuple[Entry, ...]:
    return tuple(entry for entry in ledger.entries_with(campaign) if entry.todo)


class Agreement(Value, frozen=True):
    """An entry that is not still to do, and the days that its `next` fields agree."""

    entry: Entry
    days: tuple[datetime.date, ...]

    @property
    def date(self) -> datetime.date:
        """The day of the entry."""
        return self.entry.date

    @property
    def last(self) -> datetime.date:
        """The last of the days agreed."""
        return max(self.days)


@lasting
@per_record
def agreements(ledger: Ledger, record: Record) -> tuple[Agreement, ...]:
    """The entries with a record in which a next day was agreed, by date."""
    told = ((entry, agreed_days(entry)) for entry in done_with(ledger, record) if entry.fields)
    return tuple(Agreement(entry, days) for entry, days in told if days)


def is_plan(entry: Entry) -> bool:
    """Whether a line says beforehand what is to come: a box, a conversation or an event."""
    return entry.todo or entry.ticked or entry.kind.way in APPOINTMENTS


def agreed_days(entry: Entry) -> tuple[date, ...]:
    """The days in an entry's `next` fields."""
    days = []
    for value in entry.all_fields("next"):
        try:
            days.append(date.fromisoformat(value.split(" ", 1)[0]))
        except ValueError:
            continue  # a check tells of it
    return tuple(days)


def recently(ledger: Ledger, campaign: Campaign, as_of: date) -> tuple[Entry, ...]:
    """The entries of a campaign of the last `works-entry` days."""
    days = ledger.config.rules.works_entry + 1
    recent = window_of(done_with(ledger, campaign), as_of, days)
    return tuple(entry for entry in recent if entry.kind.way not in NO_WORK)


def _no_entry(ledger: Ledger, campaign: Campaign, as_of: date) -> str:
    """How long nothing was done, or that nothing was so far."""
    so_far = up_to(done_with(ledger, campaign), as_of)
    return f"no entry for {ledger.config.rules.works_entry} days" if so_far else "no entry yet"


def _reason(
    ledger: Ledger,
    campaign: Campaign,
    as_of: date,
    ahead: tuple[Entry, ...],
    recent: tuple[Entry, ...],
) -> str:
    """Why a campaign is not counted; empty where it is."""
    rules = ledger.config.rules
    lacks = []
    if not (campaign.industry or ledger.organization_of(campaign)):
        lacks.append("no organization or industry")
    if not ahead:
        lacks.append(f"nothing due within {rules.works_ahead} days")
    if not recent:
        lacks.append(_no_entry(ledger, campaign, as_of))
    return ", ".join(lacks)


def _aside(ledger: Ledger, counted: list[Campaign], source: str, as_of: date) -> tuple[str, ...]:
    stages = [stage for one in counted if (stage := current(ledger, one, as_of))]
    mix = Counter(stage.name for stage in sorted(stages, key=lambda stage: -stage.position))
    organizations = {one.path for each in counted if (one := ledger.organization_of(each))}
    said = []
    if mix:
        said.append(listing(f"{count} {name}" for name, count in mix.items()))
        said.append(plural(len(organizations), "distinct organization"))
    return (*said, source)
