"""HW605: an advocate was sold to before they were one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.diagnostic import Related, Severity
from ledger.model.ledger import Ledger
from ledger.model.stage import current_line, pipeline_of

_READY = "cultivating"


@check("HW605", "pitched-too-early", Severity.WARNING)
def pitched_too_early(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """They are not a prospect: whoever is sold to first opens no doors later."""
    for contact in ledger.contacts:
        pipeline = pipeline_of(ledger, contact)
        ready = pipeline.stages.get(_READY) if pipeline else None
        for entry in ledger.entries_with(contact) if pipeline and ready else ():
            if entry.kind.name != "proposal" or not entry.done_by(as_of):
                continue
            line = current_line(ledger, contact, entry.date)
            if (
                pipeline
                and ready
                and line
                and pipeline.stages[line.stage].position < ready.position
            ):
                yield Finding(
                    entry.location,
                    f"a proposal to `{contact.id}`, who was `{line.stage}` as an advocate",
                    f"write to them without anything to sell, until they are `{_READY}`",
                    related=(Related(line.location, "this is where they stood"),),
                )
