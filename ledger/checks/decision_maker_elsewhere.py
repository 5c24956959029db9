"""HW607: whoever decides belongs to another organization."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, record_check
from ledger.diagnostic import Related, Severity
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.ledger import Ledger
from ledger.model.organization import Organization
from ledger.model.record import Record
from ledger.model.stage import is_open


@record_check(
    "HW607",
    "decision-maker-elsewhere",
    Severity.WARNING,
    why="you court somebody who cannot decide, and talks with them count as talks with who can",
)
def decision_maker_elsewhere(ledger: Ledger, record: Record, as_of: date) -> Iterator[Finding]:
    """Either they have moved, or a slip in a name put the wrong person there.

    Whoever decided of a campaign that has ended may be anywhere since.
    """
    if not isinstance(record, (Campaign, Organization)):
        return
    if isinstance(record, Campaign) and record.stages and not is_open(ledger, record, as_of):
        return
    link = record.decision_maker
    if link is None:
        return
    person = ledger.resolve_as(link, Contact)
    theirs = _organization(ledger, record)
    home = ledger.organization_of(person) if person else None
    if person and home and theirs and home.path != theirs.path:
        yield Finding(
            link.location,
            f"`{person.id}` decides for `{theirs.id}` here, and has `{home.id}` as their own",
            f"name who decides now, or put `organization: {theirs.id}` in `{person.path}`",
            link.length,
            (Related(person.place("organization"), f"`{home.id}` stands here"),),
        )


def _organization(ledger: Ledger, record: Campaign | Organization) -> Organization | None:
    if isinstance(record, Organization):
        return record
    return ledger.organization_of(record)
