"""Silence with somebody beyond the rhythm set for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._advocates import shown_cooling
from ledger.actions._phrases import wrote_lately
from ledger.model.exchange import exchanges
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.model.stage import is_open


@rule("cadence-passed", 2, about=(RecordKind.CONTACT,))
def cadence_passed(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """Keep in touch as you meant to; with an advocate bring something, and never sell."""
    cooling = {one.contact.path for one in shown_cooling(ledger, as_of)}
    for contact in ledger.contacts:
        # Of an advocate who is cooling another rule says more.
        if not contact.cadence or contact.path in cooling:
            continue
        held = exchanges(ledger, contact, as_of)
        # Where no exchange is recorded there is no silence to measure.
        if not held or (as_of - held[-1].date).days <= contact.cadence:
            continue
        last = held[-1].date
        if wrote_lately(ledger, contact, as_of):
            continue
        advocate = bool(contact.advocate) and is_open(ledger, contact, as_of)
        advice = "bring something of use to them" if advocate else "a word is due"
        yield Advice(
            subject=contact.id,
            event=f"since {last}",
            message=(
                f"{(as_of - last).days} days since you and {contact.name} last spoke, against "
                f"your own rhythm of {contact.cadence} days: {advice}"
            ),
            line=f"- {as_of} email [[{contact.id}]]" + (" [gave:: ]" if advocate else ""),
            resolved_by="an exchange; for two weeks after a way out the next word is theirs",
            evidence=tuple(entry.evidence for entry in held[-1].entries),
            due=last + timedelta(days=contact.cadence),
        )
