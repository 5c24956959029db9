"""A next action of one's own that is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._phrases import plain, subject_of
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.wording import days_ago, shorten


@rule("promise-due", 0)
def promise_due(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """An open checkbox dated today or before: do it, tick it, or move its date."""
    for entry in ledger.entries:
        if not entry.todo or entry.date > as_of:
            continue
        subject = subject_of(ledger, entry)
        yield Advice(
            subject=subject.id if subject else "",
            event=f"{entry.date} {entry.text}",
            message=_message(ledger, entry, as_of),
            line=" ".join(entry.raw.split()).replace("[ ]", "[x]", 1),
            resolved_by="`[x]`, or a later date",
            evidence=(entry.evidence,),
            due=entry.date,
        )


def _message(ledger: Ledger, entry: Entry, as_of: date) -> str:
    said = shorten(plain(ledger, entry.text)) or "A next action"
    if entry.kind.name != "note":
        said = f"{entry.word} {said}".strip()
    due = "is due today" if entry.date == as_of else f"was due {days_ago(entry.date, as_of)}"
    return f"“{said}” {due}"
