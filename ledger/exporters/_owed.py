"""What is owed to somebody, or has come round again, as the next actions have it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.actions import Action, all_rules
from ledger.actions._snoozing import put_off
from ledger.exporters._names import name_of, source_of
from ledger.exporters._occasion import Occasion, Sort, of_entry, place_of, text_of
from ledger.model.derived import per_ledger
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.record import Record

_PROMISE, _WATCH = "promise-due", "watch-date"
# The rules whose actions have a day of their own, and what is to be done; they go by the lines
# alone, so nothing has to be measured for them.
_SAID = {
    _PROMISE: "",
    "round-unanswered": "Follow up on the interview",
    "question-open": "Answer a question",
    "introduction-thanks": "Thank for an introduction",
    "advocate-cooling": "Keep in touch",
    "cadence-passed": "Keep in touch",
    _WATCH: Sort.WATCH.value,
}


def owed(ledger: Ledger, as_of: date) -> Iterator[Occasion]:
    """What is owed by a day or from it on, but for what was put off."""
    rules = [one for one in all_rules() if one.name in _SAID]
    found = [action for one in rules for action in one.actions(ledger, {}, as_of)]
    resting = {one.action.id for one in put_off(ledger, found, as_of)}
    for action in found:
        subject = ledger.find(action.subject) if action.subject else None
        archived = action.rule == _WATCH and subject is not None and subject.archived
        if action.id not in resting and action.due and not archived:
            yield _occasion(ledger, action, action.due, subject)


def _occasion(ledger: Ledger, action: Action, due: date, subject: Record | None) -> Occasion:
    entry = _entries(ledger).get(action.evidence[0])
    if action.rule == _PROMISE and entry:
        return of_entry(ledger, entry)
    name = name_of(ledger, subject) if subject else ""
    told = text_of(ledger, entry) if entry else ""
    return Occasion(
        # A day to look again is the same one before it has come and after.
        key=("watch", action.subject) if action.rule == _WATCH else ("owed", action.id),
        sort=Sort.WATCH if action.rule == _WATCH else Sort.OWED,
        day=due,
        title=": ".join(filter(None, (_SAID[action.rule], name))),
        source=_source(ledger, action, entry, subject),
        about=(subject.path,) if subject else (),
        text=f"{entry.date} {entry.word} {told}".rstrip() if entry and told else "",
        owed=True,
    )


def _source(ledger: Ledger, action: Action, entry: Entry | None, subject: Record | None) -> str:
    """Where the cause stands; nothing where it tells of something private."""
    if entry and not place_of(ledger, entry):
        return ""
    return source_of(ledger, subject, action.evidence[0]) if subject else action.evidence[0]


@per_ledger
def _entries(ledger: Ledger) -> dict[str, Entry]:
    """The dated lines by their place."""
    return {entry.evidence: entry for entry in ledger.entries}
