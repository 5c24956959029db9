"""Follow-up is in time and little comes of it: the audience is the problem."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.actions._action import Advice, Measurements, rule
from ledger.metrics._shares import COUNTS_ONLY_BELOW
from ledger.model.ledger import Ledger
from ledger.wording import number, percent

_YIELD = "round → next round"


@rule("audience-audit", 2)
def audience_audit(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """Diligence cannot mend a message to people who do not want it."""
    rules = ledger.config.rules
    habit = measurements["follow-through"]
    rows = measurements["conversion"].rows
    row = next((row for row in rows if row.cells["stage"] == _YIELD), None)
    if row is None or habit.value is None or (habit.n or 0) < COUNTS_ONLY_BELOW:
        return
    high = row.cells["high"]
    if habit.value < rules.on_time_share or not isinstance(high, float) or high >= rules.poor_yield:
        return
    last = max(str(row.cells["held"]) for row in habit.rows)
    if any(e.kind.name == "assess" and last <= str(e.date) <= str(as_of) for e in ledger.entries):
        return
    yield Advice(
        subject="",
        event=f"since {last}",
        message=(
            f"{percent(habit.value)} of {number(habit.n or 0)} rounds were followed up in time, "
            f"yet {row.cells['advanced']} of {row.cells['left']} led to another: "
            "the audience is the problem, not the diligence"
        ),
        line=f"- {as_of} assess 1h who of those I met wants what I offer",
        resolved_by="an `assess` entry since the last of these rounds, and then other targets",
        evidence=row.evidence,
    )
