"""How long a campaign's other side has been silent, in the words of its card."""

from __future__ import annotations

from ledger.metrics import Row
from ledger.model.campaign import Campaign
from ledger.pages._links import Links
from ledger.pages._words import figure
from ledger.value import Value
from ledger.wording import plural

METRIC = "pace"


class Pace(Value, frozen=True):
    """What metric M19 says of an open campaign: whether it stalled, and why, in a few words."""

    stalled: bool
    said: str


def pace_of(links: Links, campaign: Campaign) -> Pace | None:
    """The pace of an open campaign; None where it was not measured."""
    rows = links.results.rows_by_path.get(campaign.path, {}).get(METRIC, ())
    return _said(rows[0]) if rows else None


def _said(row: Row) -> Pace:
    cells = row.cells
    silent, limit, usual = cells.get("silent"), cells.get("limit"), cells.get("median")
    days = plural(silent, "day") if isinstance(silent, int) else ""
    if cells.get("stalled"):
        at_most = figure(limit) if isinstance(limit, (int, float)) else "fewer"
        return Pace(True, f"stalled: {days} without their move, {at_most} is the limit")
    since = cells.get("days_since")
    if since is None:
        return Pace(False, f"they have not moved yet{f', {days} now' if days else ''}")
    moved = f"their last move {plural(int(since), 'day')} ago"
    if isinstance(usual, (int, float)):
        moved += f", median {figure(usual)}"
    return Pace(False, moved)
