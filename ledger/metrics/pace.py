"""M19: which campaigns have stalled, and how long a stage takes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.metrics._measurement import Cell, Figures, Measurement, Row, metric
from ledger.metrics._rhythm import coming_date, own_median, their_moves
from ledger.metrics._search_over import SearchOver, search_over
from ledger.metrics._shares import COUNTS_ONLY_BELOW
from ledger.metrics._stays import stays
from ledger.metrics.time_use import count_off
from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.model.stage import current, current_line, open_campaigns
from ledger.statistics import Stay, kaplan_meier_median
from ledger.wording import listing, number, plural

# How much longer than usual is too long.
PATIENCE = 1.5


def _count(ledger: Ledger, as_of: date) -> Figures:
    return _figures(_rows(ledger, as_of), search_over(ledger, as_of))


@metric(19, "pace", "Pace and stalls", looks_ahead=True, count=_count, about=(RecordKind.CAMPAIGN,))
def pace(ledger: Ledger, as_of: date) -> Measurement:
    """The open campaigns whose other side has been silent for too long, of all open ones.

    Too long is more than one and a half of their own median, and more than the `stall` of
    the stage. None with a coming date stalls, and declared days off are no silence.
    """
    rows, over = _rows(ledger, as_of), search_over(ledger, as_of)
    counted = _figures(rows, over)
    return Measurement(
        value=counted.value,
        unit="campaigns",
        reading=over.reading if over else _reading(ledger, rows),
        k=counted.k,
        n=counted.n,
        aside=tuple(_aside(ledger, rows, as_of)),
        rows=tuple(rows),
        evidence=counted.evidence,
    )


def _rows(ledger: Ledger, as_of: date) -> list[Row]:
    opened = open_campaigns(ledger, as_of)
    return sorted((_row(ledger, one, as_of) for one in opened), key=_longest)


def _figures(rows: list[Row], over: SearchOver | None) -> Figures:
    stalled = [row for row in rows if row.cells["stalled"]]
    places = over.evidence if over else (place for row in stalled or rows for place in row.evidence)
    k, n = (len(stalled), len(rows)) if rows else (None, None)
    return Figures(value=k, k=k, n=n, evidence=tuple(dict.fromkeys(places)))


def _row(ledger: Ledger, campaign: Campaign, as_of: date) -> Row:
    """How long a campaign's other side has been silent, and how long it may be.

    Where they never moved, it is measured from the day on which the stage was reached.
    """
    stage, line = current(ledger, campaign, as_of), current_line(ledger, campaign, as_of)
    moves = their_moves(ledger, campaign, as_of)
    usual = own_median(ledger, campaign, moves, as_of)
    ahead = coming_date(ledger, campaign, as_of)
    last = moves[-1].date if moves else None
    since = last or (line.date if line else None)
    rest = count_off(ledger, since, as_of) if since else 0
    limit = max(PATIENCE * (usual or 0), float(stage.stall if stage else 0))
    silent = (as_of - since).days - rest if since else None
    cells: dict[str, Cell] = {
        "id": campaign.id,
        "days_since": (as_of - last).days if last else None,
        "stalled": ahead is None and silent is not None and silent > limit,
        "median": usual,
        "limit": limit,
        "silent": silent,
        "coming": ahead is not None,
        "stage": stage.name if stage else "",
    }
    places = [moves[-1].evidence] if moves else []
    places += [str(line.location)] if line else []
    places += [ahead.evidence] if ahead else []
    return Row(cells, tuple(places))


def _longest(row: Row) -> tuple[bool, float, str]:
    """The stalled first, and those silent for longest before the others."""
    silent = row.cells["silent"]
    days = silent if isinstance(silent, int) else -1
    return (not row.cells["stalled"], -days, str(row.cells["id"]))


def _reading(ledger: Ledger, rows: list[Row]) -> str:
    if not rows:
        return "no campaign is open"
    stalled = [row for row in rows if row.cells["stalled"]]
    said = f"{len(stalled)} of {plural(len(rows), 'open campaign')} stalled"
    if not stalled:
        return said
    records = ((ledger.find(str(row.cells["id"])), row) for row in stalled)
    named = (f"{one.name if one else ''} ({row.cells['silent']} days)" for one, row in records)
    return f"{said}: {listing(named)}"


def _aside(ledger: Ledger, rows: list[Row], as_of: date) -> Iterator[str]:
    coming = sum(bool(row.cells["coming"]) for row in rows)
    if coming:
        yield f"{coming} with a coming date, which cannot stall"
    never = sum(row.cells["days_since"] is None for row in rows)
    if never:
        yield f"{never} where the other side has never moved"
    found = stays(ledger, as_of)
    several = len({pipeline for pipeline, _ in found}) > 1
    for pipeline in ledger.config.pipelines.values():
        for stage in pipeline.stages:
            lasted = found.get((pipeline.name, stage), [])
            if len(lasted) >= COUNTS_ONLY_BELOW:
                yield _lasts(f"{pipeline.name}: {stage}" if several else stage, lasted)


def _lasts(stage: str, lasted: list[Stay]) -> str:
    """How long half the stays at a stage last, by Kaplan and Meier."""
    there = sum(not stay.ended for stay in lasted)
    counted = f"{plural(len(lasted), 'stay')}, {there} still there"
    middle = kaplan_meier_median(lasted)
    if middle is None:
        longest = max(stay.length for stay in lasted)
        return f"time at {stage}: more than half go on after {number(longest)} days ({counted})"
    days = f"{number(middle)} {'day' if middle == 1 else 'days'}"
    return f"time at {stage}: half are over after {days} ({counted})"
