"""A next action of one's own that is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._phrases import plain, subject_of
from ledger.config import Way
from ledger.model.entry import Entry
from ledger.model.entry_index import dated
from ledger.model.ledger import Ledger
from ledger.wording import days_ago, shorten


@rule("promise-due", 0)
def promise_due(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """An open checkbox dated today or before: do it, tick it, or move its date."""
    window = ledger.config.rules.window
    # One that has been overdue for a whole window has been given up, whatever its box says.
    for entry in dated(ledger, as_of - timedelta(days=window), as_of):
        if not entry.todo or entry.kind.way is Way.OFF:
            continue
        subject = subject_of(ledger, entry)
        yield Advice(
            subject=subject.id if subject else "",
            event=f"{entry.date} {entry.text}",
            message=_message(ledger, entry, as_of),
            line=_ticked(entry, as_of),
            resolved_by=_resolved_by(entry, as_of),
            place=f"in the place of {entry.evidence}",
            evidence=(entry.evidence,),
            due=entry.date,
        )


def _ticked(entry: Entry, as_of: date) -> str:
    """The line as it stands once it is done today; an appointment was kept on its own day."""
    line = " ".join(entry.raw.split()).replace("[ ]", "[x]", 1)
    return line if _is_appointment(entry) else line.replace(str(entry.date), str(as_of), 1)


def _is_appointment(entry: Entry) -> bool:
    """Whether a line is of a day that was agreed: a round, a meeting, or what has a time."""
    agreed = entry.kind.round or entry.kind.in_person or entry.time is not None
    return agreed and entry.kind.way in (Way.TWO, Way.GROUP)


def _resolved_by(entry: Entry, as_of: date) -> str:
    if _is_appointment(entry) and entry.date < as_of:
        return "`[x]` in its line where it took place, its new date where it was moved"
    return "`[x]` in its line, or a later date"


def _message(ledger: Ledger, entry: Entry, as_of: date) -> str:
    said = shorten(plain(ledger, entry.text)) or "A next action"
    if entry.kind.name != "note":
        said = f"{entry.word} {said}".strip()
    due = "is due today" if entry.date == as_of else f"was due {days_ago(entry.date, as_of)}"
    return f"“{said}” {due}"
