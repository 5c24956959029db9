"""M8: follow-through on interview rounds."""

from __future__ import annotations

import math
from datetime import date, timedelta

from ledger.metrics._measurement import Cell, Measurement, Row, metric
from ledger.metrics._shares import in_words, interval_of, share_of
from ledger.model.ledger import Ledger
from ledger.model.rounds import Round, held_rounds
from ledger.statistics import median
from ledger.wording import number

WORKING_DAYS = 5
FRIDAY = 4


@metric(8, "follow-through", "Follow-through")
def follow_through(ledger: Ledger, as_of: date) -> Measurement:
    """Rounds followed up in time, of all held rounds whose deadline has passed.

    The deadline is `follow-up-business-days` working days (Monday to Friday) after the
    round. Days are calendar days; a round never followed up took for ever.
    """
    business_days = ledger.config.rules.follow_up_business_days
    due = [
        one for one in held_rounds(ledger, as_of) if deadline(one.entry.date, business_days) < as_of
    ]
    rows = []
    for one in due:
        sent = one.followed_up.date if one.followed_up else None
        cells: dict[str, Cell] = {
            "campaign": one.campaign.id,
            "round": one.label,
            "held": one.entry.date.isoformat(),
            "followed_up": sent.isoformat() if sent else None,
            "days": (sent - one.entry.date).days if sent else None,
            "in_time": in_time(one, business_days),
        }
        places = [one.entry.evidence, *([one.followed_up.evidence] if one.followed_up else [])]
        rows.append(Row(cells, tuple(places)))
    k = sum(bool(row.cells["in_time"]) for row in rows)
    n = len(rows)
    return Measurement(
        value=share_of(k, n),
        unit="share",
        reading=f"{in_words(k, n)} rounds followed up in time" if n else "no round is due yet",
        k=k,
        n=n,
        interval=interval_of(k, n),
        aside=_aside(due),
        rows=tuple(rows),
        evidence=tuple(place for row in rows for place in row.evidence),
    )


def deadline(held: date, business_days: int) -> date:
    """The last day on which a follow-up is in time: so many working days after a day."""
    if business_days < 1:
        return held
    # From a weekend on, one counts as if from the Friday before it.
    since = held - timedelta(days=max(0, held.weekday() - FRIDAY))
    weeks, rest = divmod(business_days, WORKING_DAYS)
    over_a_weekend = since.weekday() + rest > FRIDAY
    return since + timedelta(days=7 * weeks + rest + 2 * over_a_weekend)


def in_time(one: Round, business_days: int) -> bool:
    """Whether a round was followed up by its deadline."""
    sent = one.followed_up
    return sent is not None and sent.date <= deadline(one.entry.date, business_days)


def _aside(due: list[Round]) -> tuple[str, ...]:
    if not due:
        return ()
    days = [
        float((one.followed_up.date - one.entry.date).days) if one.followed_up else math.inf
        for one in due
    ]
    middle = median(days)
    said = "never"
    if middle is not None and math.isfinite(middle):
        said = f"{number(middle)} {'day' if middle == 1 else 'days'}"
    raised = [one for one in due if one.issues]
    answered = sum(one.addressed for one in raised)
    issues = (
        f"{in_words(answered, len(raised))} rounds with an open issue had it answered"
        if raised
        else "no open issue was noted in these rounds"
    )
    return f"median {said}", issues
