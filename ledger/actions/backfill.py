"""Too much hangs on one campaign, and too little grows behind it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._resilience import Exposure, blow, exposure, remedy
from ledger.metrics.works import fewest
from ledger.model.ledger import Ledger
from ledger.wording import listing, number, percent


@rule("backfill", 1, figures=("resilience", "works"), about=())
def backfill(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """Said while the good news is still good; after a setback that rule speaks in its place."""
    found = exposure(ledger, measurements, as_of)
    if found is None or blow(ledger, as_of):
        return
    rules = ledger.config.rules
    do, line = remedy(ledger, found.growth, as_of)
    hardest = found.hardest
    yield Advice(
        subject="",
        event=f"without {hardest.campaign.id}",
        message=f"{_said(ledger, found, measurements)}: {do}",
        line=line,
        resolved_by=(
            f"{percent(rules.survival_share)} that would survive without {hardest.campaign.name}, "
            "and something early that is worked"
        ),
        evidence=measurements["resilience"].rows[0].evidence,
        stake=hardest.weighted or 0.0,
    )


def _said(ledger: Ledger, found: Exposure, measurements: Measurements) -> str:
    """What would be left, what is early, and what is in the works where that is too little."""
    works = measurements["works"]
    left = percent(found.share) if found.share else "Nothing"
    said = [f"{left} would survive the loss of {found.hardest.campaign.name}"]
    if not found.growth.is_enough(ledger.config.rules.backfill_ratio):
        said.append(found.growth.in_words())
    count, capacity = works.k or 0, works.n or 0
    if count < fewest(capacity):
        said.append(f"{number(count)} in the works of {number(capacity)}")
    return f"{said[0]}{'; ' if said[1:] else ''}{listing(said[1:])}"
