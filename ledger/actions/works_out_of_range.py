"""Too few campaigns in the works, or more than can be carried."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._phrases import below_stages, reachable
from ledger.actions._resilience import blow, exposure
from ledger.metrics import Row
from ledger.metrics._asks import given_up
from ledger.metrics.works import coming, fewest, recently
from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger
from ledger.model.stage import current, current_line, open_campaigns, won_search
from ledger.model.timeline import done_with, up_to
from ledger.wording import number, plural

_SOON = timedelta(days=2)
_A_WEEK = timedelta(days=7)
_AIMLESS = "no organization"


@rule("works-out-of-range", 1, figures=("works",), about=())
def works_out_of_range(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """Keep the works within one of capacity: fewer starve, more are all done badly."""
    works = measurements["works"]
    count, capacity = int(works.k or 0), works.n or 0
    least = fewest(capacity)
    if count < least and not won_search(ledger, as_of):
        if blow(ledger, as_of) or exposure(ledger, measurements, as_of):
            return  # they ask for the same, with the reason that presses more
        remedy, line = _remedy(ledger, works.rows, as_of)
        yield Advice(
            subject="",
            event=f"below {number(capacity)}",
            message=f"{plural(count, 'campaign')} in the works of {number(capacity)}: {remedy}",
            line=line,
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
                + (f", {weakest.name}" if weakest else "")
            ),
            line=f"- {as_of} parked, more than I can carry",
            place=below_stages(weakest) if weakest else "",
            resolved_by=f"at most {number(capacity)} in the works; one parked wants a `watch` date",
            evidence=works.evidence,
        )


def _remedy(ledger: Ledger, rows: tuple[Row, ...], as_of: date) -> tuple[str, str]:
    """What would fill the works, in words, and the line to type for it."""
    search = f"- {as_of} target 1h the next names for my list [for:: dream list]"
    dormant = {str(row.cells["id"]): row for row in rows if not row.cells["counted"]}
    asleep = [
        one
        for one in open_campaigns(ledger, as_of)
        if one.id in dormant and one.path not in given_up(ledger, as_of)
    ]
    if not asleep:
        return "add a researched target", search
    reasons = {one.id: str(dormant[one.id].cells["reason"]) for one in asleep}
    aimed = [one for one in asleep if not reasons[one.id].startswith(_AIMLESS)]
    best = max(aimed or asleep, key=lambda one: _hope(ledger, one, as_of))
    reason = reasons[best.id]
    if not aimed:
        return f"complete {best.name} ({reason}), or add a researched target", search
    which = best.name if len(aimed) == 1 else f"the likeliest of {len(aimed)} dormant, {best.name}"
    person = reachable(ledger, best)
    to = f" [[{person.id}]]" if person else ""
    # A box is no entry: what lacks one is begun today, and what lacks a date gets it there.
    begun = f"- {as_of} email{to} [[{best.id}]]"
    if coming(ledger, best, as_of):
        line = begun
    elif recently(ledger, best, as_of):
        line = f"- [ ] {as_of + _SOON} email{to} [[{best.id}]]"
    else:
        line = f"{begun} [next:: {as_of + _A_WEEK}]"
    verb = "wake" if up_to(done_with(ledger, best), as_of) else "begin with"
    return f"{verb} {which} ({reason}), or add a researched target", line


def _weakest(ledger: Ledger, as_of: date) -> Campaign | None:
    """The open campaign with the least to hope for, by its stage and how long it stood there."""
    return min(
        open_campaigns(ledger, as_of), key=lambda one: _hope(ledger, one, as_of), default=None
    )


def _hope(ledger: Ledger, campaign: Campaign, as_of: date) -> tuple[float, date, str]:
    stage = current(ledger, campaign, as_of)
    line = current_line(ledger, campaign, as_of)
    since = line.date if line and line.date else date.min
    return (stage.probability if stage else 0.0, since, campaign.id)
