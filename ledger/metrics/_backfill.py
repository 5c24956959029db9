"""Backfill: what is growing at an early stage, for each campaign at a late one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from ledger.metrics._measurement import window_of
from ledger.metrics._probability import Prospect
from ledger.metrics._steps import EARLY_STEPS, step_of
from ledger.model.campaign import Campaign
from ledger.model.derived import per_record
from ledger.model.entry import Entry
from ledger.model.lasting import lasting
from ledger.model.ledger import Ledger
from ledger.model.timeline import done_with
from ledger.value import Value
from ledger.wording import number

EARLY, ASLEEP, LATE = "early", "early but asleep", "late"


class Backfill(Value, frozen=True):
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
    """Count open campaigns by whether their stage is early, and whether they are worked."""
    counts = Counter(growth_of(ledger, one, as_of) for one in prospects)
    return Backfill(counts[EARLY], counts[ASLEEP], counts[LATE])


def growth_of(ledger: Ledger, one: Prospect, as_of: date) -> str:
    """Whether an open campaign is `early`, `early but asleep`, or `late`.

    An early one replaces nothing while it sleeps: it counts if an entry of research, naming
    or networking in (of the dream list or the route in) at most `works-entry` days old is
    linked to it.
    """
    if not one.stage.early:
        return LATE
    return EARLY if _is_worked(ledger, one.campaign, as_of) else ASLEEP


def _is_worked(ledger: Ledger, campaign: Campaign, as_of: date) -> bool:
    days = ledger.config.rules.works_entry + 1
    return bool(window_of(_early_work(ledger, campaign), as_of, days))


@lasting
@per_record
def _early_work(ledger: Ledger, campaign: Campaign) -> tuple[Entry, ...]:
    entries = done_with(ledger, campaign)
    return tuple(entry for entry in entries if step_of(ledger, entry) in EARLY_STEPS)
