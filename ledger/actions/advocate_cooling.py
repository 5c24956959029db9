"""An advocate with whom there has been no exchange for long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._advocates import Cooling, shown_cooling
from ledger.actions._asking import home_of
from ledger.actions._phrases import names
from ledger.actions._readiness import is_over
from ledger.config import StageKind
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.model.stage import current
from ledger.wording import listing, plural


@rule("advocate-cooling", 2, figures=("advocates",), about=(RecordKind.CONTACT,))
def advocate_cooling(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """Tell them what became of what they did, bring something, visit; and never sell."""
    if is_over(ledger, as_of):
        return
    limit = ledger.config.rules.advocate_silence
    for one in shown_cooling(ledger, as_of):
        silent = (as_of - one.last).days
        person = one.contact
        line = f"- {as_of} message [[{person.id}]] [gave:: ]"
        if one.introduced:
            line = f"- {as_of} thanks [[{person.id}]] [gave:: what became of the introduction]"
        yield Advice(
            subject=person.id,
            event=f"since {one.last}",
            message=_message(ledger, one, silent, limit, as_of),
            line=line,
            resolved_by="an exchange, or `dormant` below `advocate:`",
            evidence=tuple(made.entry.evidence for made in one.introduced)
            or (str(person.place("advocate")),),
            due=one.last + timedelta(days=limit),
        )


def _message(ledger: Ledger, one: Cooling, silent: int, limit: int, as_of: date) -> str:
    left = limit - silent
    ends = f"{plural(left, 'day')} from dormant" if left > 0 else "dormant by now"
    said = f"{one.contact.name} is cooling: {silent} days without a word between you, {ends}"
    if not one.introduced:
        return f"{said}; bring something of use or visit, and do not sell"
    people = names(made.introduced for made in one.introduced)
    became = _became(ledger, one, as_of)
    return f"{said}; tell what became of {people}{became}, and bring something"


def _became(ledger: Ledger, one: Cooling, as_of: date) -> str:
    """The campaigns with those whom somebody introduced that were won."""
    introduced = {made.introduced.path for made in one.introduced}
    won = [
        home_of(ledger, campaign)
        for campaign in ledger.campaigns
        if (stage := current(ledger, campaign, as_of)) and stage.kind is StageKind.WON
        if introduced & {person.path for person in ledger.people_of(campaign)}
    ]
    return f" ({listing(won)} was won)" if won else ""
