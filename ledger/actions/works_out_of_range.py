"""Too few campaigns in the works, or more than can be carried."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.actions._action import Advice, Measurements, rule
from ledger.metrics import Row
from ledger.metrics.works import fewest
from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger
from ledger.model.stage import current, current_line, open_campaigns, won_search
from ledger.wording import number, plural


@rule("works-out-of-range", 1)
def works_out_of_range(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """Keep the works within one of capacity: fewer starve, more are all done badly."""
    works = measurements["works"]
    count, capacity = int(works.k or 0), works.n or 0
    least = fewest(capacity)
    if count < least and not won_search(ledger, as_of):
        yield Advice(
            subject="",
            event=f"below {number(capacity)}",
            message=(
                f"{plural(count, 'campaign')} in the works of {number(capacity)}: "
                f"{_remedy(works.rows, count)}"
            ),
            line=f"- {as_of} target 1h the next names for my list [for:: dream list]",
            resolved_by=f"{number(least)} to {number(capacity)} in the works",
            evidence=works.evidence or tuple(place for row in works.rows for place in row.evidence),
        )
    elif count > capacity:
        weakest = _weakest(ledger, as_of)
        yield Advice(
            subject="",
            event=f"above {number(capacity)}",
            message=(
                f"{plural(count, 'campaign')} in the works of {number(capacity)}: park the weakest"
                + (f", {weakest.name} (below `stages:` in {weakest.path})" if weakest else "")
            ),
            line=f"- {as_of} parked, more than I can carry",
            resolved_by=f"at most {number(capacity)} in the works; one parked wants a `watch` date",
            evidence=works.evidence,
        )


def _remedy(rows: tuple[Row, ...], count: int) -> str:
    dormant = len(rows) - count
    if dormant:
        which = "the one that is dormant" if dormant == 1 else f"one of the {dormant} dormant"
        return f"wake {which}, or add a researched target"
    return "add a researched target"


def _weakest(ledger: Ledger, as_of: date) -> Campaign | None:
    """The open campaign with the least to hope for, by its stage and how long it stood there."""

    def hope(campaign: Campaign) -> tuple[float, date, str]:
        stage = current(ledger, campaign, as_of)
        line = current_line(ledger, campaign, as_of)
        since = line.date if line and line.date else date.min
        return (stage.probability if stage else 0.0, since, campaign.id)

    return min(open_campaigns(ledger, as_of), key=hope, default=None)
