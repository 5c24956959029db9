"""One advocate from whom half of all introductions come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._asking import acquainted
from ledger.actions._readiness import is_over
from ledger.metrics._introductions import introductions_by
from ledger.model.contact import Contact
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.model.stage import is_open
from ledger.wording import listing, percent

_HALF = 0.5

# Of fewer introductions one person soon makes half.
_ENOUGH = 10
_MOST_NAMES = 2


@rule("advocate-alone", 2, figures=("advocates",), about=(RecordKind.CONTACT,))
def advocate_alone(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """What if they fail? Those who introduce a little could introduce more."""
    made = introductions_by(ledger, as_of)
    if len(made) < _ENOUGH or is_over(ledger, as_of):
        return
    counts = Counter(one.introducer.path for one in made)
    for contact in ledger.contacts:
        share = counts[contact.path] / len(made)
        if share < _HALF or not is_open(ledger, contact, as_of):
            continue
        others = _others(ledger, contact, counts, as_of)
        whom = listing((f"{one.name} ({counts[one.path]})" for one in others), "or")
        yield Advice(
            subject=contact.id,
            event="half of all introductions",
            message=(
                f"{counts[contact.path]} of {len(made)} introductions ({percent(share)}) came from "
                f"{contact.name}: if they stop, half stops, so "
                + (f"be of use to {whom} next" if others else "get to know another such person")
            ),
            line=f"- {as_of} coffee 1h [[{(*others, contact)[0].id}]] [gave:: ]",
            resolved_by="introductions from others, until less than half come from one",
            evidence=tuple(one.entry.evidence for one in made if one.introducer is contact),
        )


def _others(
    ledger: Ledger, contact: Contact, counts: Counter[str], as_of: date
) -> tuple[Contact, ...]:
    """The others who introduce, those who did so most first."""
    found = [one for one in acquainted(ledger, as_of) if one is not contact and counts[one.path]]
    return tuple(sorted(found, key=lambda one: (-counts[one.path], one.id))[:_MOST_NAMES])
