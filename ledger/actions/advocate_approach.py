"""A possible advocate who was checked, and to whom no way has been thought of or gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._phrases import below_stages
from ledger.actions._readiness import is_over
from ledger.model.contact import Contact
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.model.stage import current_line
from ledger.wording import plural

_CHECKED, _PLANNED = "checked", "planned"


@rule("advocate-approach", 2, about=(RecordKind.CONTACT,))
def advocate_approach(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """Write how you mean to get to know them; what is written down does not sell by itself."""
    rules = ledger.config.rules
    if is_over(ledger, as_of):
        return
    waiting: list[tuple[bool, int, Contact]] = []
    for contact in ledger.contacts:
        line = current_line(ledger, contact, as_of)
        if line is None or line.date is None or line.stage not in (_CHECKED, _PLANNED):
            continue
        days = (as_of - line.date).days
        # What has lain for more than a window was put aside, whatever the line says.
        if rules.review_every <= days <= rules.window:
            waiting.append((line.stage == _CHECKED, days, contact))
    if not waiting:
        return
    # Who is only to be written to comes first, then who has waited least: that one is warm.
    unplanned, days, contact = min(waiting, key=lambda one: (one[0], one[1], one[2].id))
    more = len(waiting) - 1
    besides = f" ({more} more {'waits' if more == 1 else 'wait'} likewise)" if more else ""
    yield Advice(
        subject=contact.id,
        event=_CHECKED if unplanned else _PLANNED,
        message=_message(contact, days, unplanned=unplanned) + besides,
        line=f"- {as_of} planned" if unplanned else f"- {as_of} letter [[{contact.id}]]",
        place=below_stages(contact) if unplanned else "",
        resolved_by=(
            "`approach`, and `planned` below `advocate:`" if unplanned else "a way out to them"
        ),
        evidence=(str(line.location),) if (line := current_line(ledger, contact, as_of)) else (),
    )


def _message(contact: Contact, days: int, *, unplanned: bool) -> str:
    if unplanned:
        return (
            f"{contact.name} was checked {plural(days, 'day')} ago and no approach is written: how "
            f"would you get to know them, without selling (`approach:` in {contact.path})?"
        )
    return (
        f"How to approach {contact.name} was planned {plural(days, 'day')} ago: write to them, and "
        "do not sell"
    )
