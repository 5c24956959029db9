"""HW209: `pipeline` names no pipeline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._fixes import sure, swap_key_value
from ledger.checks._text import choices, meant, shown
from ledger.diagnostic import Severity
from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger
from ledger.model.profile import Profile


@check(
    "HW209",
    "unknown-pipeline",
    Severity.ERROR,
    why="without its pipeline no stage means anything, so none of them is judged or counted",
)
def unknown_pipeline(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """A campaign names its own, `me.md` that of the rest."""
    known = tuple(ledger.config.pipelines)
    for record in ledger.records:
        if not isinstance(record, (Campaign, Profile)):
            continue
        if record.pipeline and record.pipeline not in known:
            near, clear = meant(record.pipeline, known), sure(record.pipeline, known)
            yield Finding(
                record.place("pipeline"),
                f"{shown(record.pipeline)} is no pipeline of this ledger",
                f"did you mean `pipeline: {near}`?"
                if near
                else f"the pipelines are {choices(known, 'and')}; `headway.toml` may hold others",
                len(record.pipeline),
                fix=swap_key_value(record, "pipeline", clear) if clear else None,
            )
