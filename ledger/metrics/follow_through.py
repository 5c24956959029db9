"""M8: follow-through on interview rounds."""

from __future__ import annotations

import math
from datetime import date, timedelta
from functools import lru_cache

from ledger.metrics._measurement import Cell, Figures, Measurement, Row, metric
from ledger.metrics._shares import in_words, interval_of, share_of
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.model.rounds import Round, held_rounds
from ledger.statistics import median
from ledger.wording import number

WORKING_DAYS = 5
FRIDAY = 4


def _count(ledger: Ledger, as_of: date) -> Figures:
    due = _due(ledger, as_of)
    business_days = ledger.config.rules.follow_up_business_days
    k, n = sum(in_time(one, business_days) for one in due), len(due)
    evidence = tuple(place for one in due for place in _places(one))
    return Figures(value=share_of(k, n), k=k, n=n, evidence=evidence)


@metric(8, "follow-through", "Follow-through", count=_count, about=(RecordKind.CAMPAIGN,))
def follow_through(ledger: Ledger, as_of: date) -> Measurement:
    """Rounds followed up in time, of all held rounds whose deadline has passed.

    The deadline is `follow-up-business-days` working days (Monday to Friday) after the
    round. Days are calendar days; a round never followed up took for ever.
    """
    business_days = ledger.config.rules.follow_up_business_days
    due = _due(ledger, as_of)
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
        rows.append(Row(cells, tuple(_places(one))))
    counted = _count(ledger, as_of)
    k, n = counted.k or 0, counted.n or 0
    return Measurement(
        value=counted.value,
        unit="share",
        reading=f"{in_words(k, n)} rounds followed up in time" if n else "no round is due yet",
        k=k,
        n=n,
        interval=interval_of(k, n),
        aside=_aside(due),
        rows=tuple(rows),
        evidence=counted.evidence,
    )


def _due(ledger: Ledger, as_of: date) -> list[Round]:
    """The held rounds whose deadline has passed."""
    days = ledger.config.rules.follow_up_business_days
    return [one for one in held_rounds(ledger, as_of) if deadline(one.entry.date, days) < as_of]


def _places(one: Round) -> list[str]:
    """Where a round and its follow-up stand."""
    return [entry.evidence for entry in (one.entry, one.followed_up) if entry]


@lru_cache(maxsize=4096)
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
