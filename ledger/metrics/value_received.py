"""M3: distinct contacts from whom something specific was received."""

from __future__ import annotations

from datetime import date

from ledger.metrics._dialogs import given_to, in_touch, says_what, value_from
from ledger.metrics._measurement import Measurement, Row, metric, nothing_recorded
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.wording import plural


@metric(3, "value-received", "Value received", about=(RecordKind.CONTACT,))
def value_received(ledger: Ledger, as_of: date) -> Measurement:
    """Contacts with a `got` in the window that says what it was and what it was for."""
    rows = []
    gave = 0
    for contact in in_touch(ledger, as_of):
        gave += bool(given_to(ledger, contact, as_of))
        entries = value_from(ledger, contact, as_of)
        if entries:
            got = [value for entry in entries for value in entry.all_fields("got")]
            purposes = dict.fromkeys(_purpose(ledger, entry) for entry in entries)
            cells = {
                "id": contact.id,
                "got": "; ".join(value for value in got if says_what(value)),
                "for": ", ".join(purposes),
            }
            rows.append(Row(cells, tuple(entry.evidence for entry in entries)))
    window = ledger.config.rules.window
    reading = f"{plural(len(rows), 'contact')} gave something specific in {window} days"
    silent = nothing_recorded(ledger, as_of)
    return Measurement(
        value=None if silent else len(rows),
        unit="contacts",
        reading=f"nothing recorded in {window} days" if silent else reading,
        aside=(f"you gave something to {plural(gave, 'contact')}",),
        rows=tuple(rows),
        evidence=tuple(dict.fromkeys(place for row in rows for place in row.evidence)),
    )


def _purpose(ledger: Ledger, entry: Entry) -> str:
    """The campaign, the purpose or the step that an entry serves."""
    campaigns = [campaign.id for campaign in ledger.campaigns_of(entry)]
    if campaigns:
        return ", ".join(campaigns)
    return entry.field("for") or f"step {entry.field('step')}"
