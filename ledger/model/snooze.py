"""Advice that was put off: one dated line, `- 2026-11-22 snooze chased-1a2b3c until 2026-12-01`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ledger.model.entry import Entry
from ledger.model.entry_index import of_kind
from ledger.model.ledger import Ledger
from ledger.value import Value

KIND = "snooze"

_ID = r"[a-z][a-z-]*-[0-9a-f]{6}"
_LINE = re.compile(rf"(?P<id>{_ID}),? until (?P<until>\d{{4}}-\d\d-\d\d)(?:[,;:.]? (?P<why>.*))?$")


class Snooze(Value, frozen=True):
    """One action put off: its id, the day it is shown again, and why it can rest until then."""

    entry: Entry
    action: str
    until: date
    why: str

    def ends(self, longest: int) -> date:
        """The day on which it is over: `until`, at most `longest` days after its own."""
        return min(self.until, self.entry.date + timedelta(days=longest))


def snooze_text(action: str, until: date, why: str) -> str:
    """What follows the kind in the line that puts an action off."""
    return f"{action} until {until}, {why}"


def snooze_of(entry: Entry) -> Snooze | None:
    """What a line puts off; None where it is no snooze, or lacks its id or its day."""
    match = _LINE.match(entry.text) if entry.kind.name == KIND else None
    if match is None:
        return None
    try:
        until = date.fromisoformat(match["until"])
    except ValueError:
        return None
    return Snooze(entry, match["id"], until, (match["why"] or "").strip())


def snoozes(ledger: Ledger, as_of: date) -> dict[str, Snooze]:
    """The last snooze of each action up to a day, by the action's id; over or not."""
    found = (snooze_of(entry) for entry in of_kind(ledger, KIND) if entry.done_by(as_of))
    return {one.action: one for one in found if one}
