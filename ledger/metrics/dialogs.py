"""M2, the headline with M3: distinct contacts in an active dialog or who gave something."""

from __future__ import annotations

from datetime import date

from ledger.metrics._dialogs import active_dialog, given_to, in_touch, value_from
from ledger.metrics._measurement import Cell, Measurement, Row, metric, nothing_recorded
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.wording import plural


@metric(2, "dialogs", "Active dialogs", about=(RecordKind.CONTACT,))
def dialogs(ledger: Ledger, as_of: date) -> Measurement:
    """The union, never the sum, of the contacts in a dialog and those who gave value."""
    rows = []
    talking = giving = 0
    evidence: list[str] = []
    for contact in in_touch(ledger, as_of):
        dialog = active_dialog(ledger, contact, as_of)
        got = value_from(ledger, contact, as_of)
        gave = given_to(ledger, contact, as_of)
        if not (dialog or got or gave):
            continue
        talking += bool(dialog)
        giving += bool(got)
        places = tuple(dict.fromkeys(entry.evidence for entry in (*dialog, *got, *gave)))
        cells: dict[str, Cell] = {
            "id": contact.id,
            "dialog": bool(dialog),
            "value_received": bool(got),
            "gave": len(gave),
        }
        rows.append(Row(cells, places))
        if dialog or got:
            evidence += [entry.evidence for entry in (*dialog, *got)]
    union = sum(bool(row.cells["dialog"] or row.cells["value_received"]) for row in rows)
    given = sum(bool(row.cells["gave"]) for row in rows)
    window = ledger.config.rules.window
    said = f"{plural(union, 'contact')} in dialog or helping in {window} days"
    reading = f"{said}: {talking} talking, {giving} gave value"
    silent = nothing_recorded(ledger, as_of)
    return Measurement(
        value=None if silent else union,
        unit="contacts",
        reading=f"nothing recorded in {window} days" if silent else reading,
        aside=(f"you gave something to {plural(given, 'contact')}",),
        rows=tuple(rows),
        evidence=tuple(dict.fromkeys(evidence)),
    )
