"""Backfill: what is growing at an early stage, for each campaign at a late one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ledger.metrics._probability import Prospect
from ledger.metrics._steps import EARLY_STEPS, Steps
from ledger.model.ledger import Ledger
from ledger.wording import number


@dataclass(frozen=True, slots=True)
class Backfill:
    """Open campaigns at an early stage, worked or asleep, and those at a late one."""

    early: int
    asleep: int
    late: int

    @property
    def ratio(self) -> float | None:
        """Early and worked over late; None where nothing is late."""
        return self.early / self.late if self.late else None

    def in_words(self, wanted: float) -> str:
        """`backfill: 1 early, 2 late (at least 1 early for each late one is wanted)`."""
        asleep = f", {self.asleep} early but asleep" if self.asleep else ""
        wish = f"at least {number(wanted)} early for each late one is wanted"
        return f"backfill: {self.early} early{asleep}, {self.late} late ({wish})"


def backfill(ledger: Ledger, prospects: Iterable[Prospect], as_of: date) -> Backfill:
    """Count open campaigns by whether their stage is early.

    An early one replaces nothing while it sleeps: it counts if an entry of research, naming
    or networking in (of the dream list or the route in) at most `works-entry` days old is
    linked to it.
    """
    steps = Steps(ledger)
    early = asleep = late = 0
    for one in prospects:
        if not one.stage.early:
            late += 1
        elif _is_worked(ledger, steps, one, as_of):
            early += 1
        else:
            asleep += 1
    return Backfill(early, asleep, late)


def _is_worked(ledger: Ledger, steps: Steps, one: Prospect, as_of: date) -> bool:
    longest = ledger.config.rules.works_entry
    return any(
        entry.done_by(as_of)
        and (as_of - entry.date).days <= longest
        and steps.of(entry) in EARLY_STEPS
        for entry in ledger.entries_with(one.campaign)
    )
