"""Follow-up is in time and little comes of it: the audience is the problem."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._client_yield import client_yield
from ledger.actions._readiness import is_over
from ledger.metrics import Measurement
from ledger.metrics._shares import COUNTS_ONLY_BELOW, interval_of
from ledger.model.entry_index import of_kind
from ledger.model.ledger import Ledger
from ledger.wording import number, percent

_YIELD = "round → next round"


@rule("audience-audit", 2, figures=("follow-through", "conversion"), about=())
def audience_audit(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """Diligence cannot mend a message to people who do not want it."""
    rules = ledger.config.rules
    habit = measurements["follow-through"]
    if habit.value is None or (habit.n or 0) < COUNTS_ONLY_BELOW or is_over(ledger, as_of):
        return
    if habit.value < rules.on_time_share:
        return
    last = max(str(row.cells["held"]) for row in habit.rows)
    if any(last <= str(e.date) <= str(as_of) for e in of_kind(ledger, "assess")):
        return
    for said, places in (
        _of_rounds(measurements["conversion"], rules.poor_yield),
        _of_clients(ledger, rules.poor_yield, as_of),
    ):
        if not said:
            continue
        yield Advice(
            subject="",
            event=f"since {last}",
            message=(
                f"{percent(habit.value)} of {number(habit.n or 0)} rounds were followed up in "
                f"time, yet {said}: the audience is the problem, not the diligence"
            ),
            line=f"- {as_of} assess 1h who of those I met wants what I offer",
            resolved_by="an `assess` entry since the last of these rounds, and then other targets",
            evidence=places,
        )
        return


def _of_rounds(conversion: Measurement, poor: float) -> tuple[str, tuple[str, ...]]:
    """What is said where few rounds lead to another; nothing where enough do."""
    row = next((row for row in conversion.rows if row.cells["stage"] == _YIELD), None)
    high = row.cells["high"] if row else None
    if row is None or not isinstance(high, float) or high >= poor:
        return "", ()
    return f"{row.cells['advanced']} of {row.cells['left']} led to another", row.evidence


def _of_clients(ledger: Ledger, poor: float, as_of: date) -> tuple[str, tuple[str, ...]]:
    """What is said where few first meetings with clients lead anywhere."""
    tally = client_yield(ledger, as_of)
    judged = tally.advanced + tally.exited
    interval = interval_of(tally.advanced, judged)
    if interval is None or interval[1] >= poor:
        return "", ()
    said = f"{tally.advanced} of {judged} first meetings led to a confirmed need or a proposal"
    return said, tuple(tally.places)
