"""Which actions are put off on a day, and what wakes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from ledger.actions._action import Action
from ledger.config import Way
from ledger.metrics._between import between, they_moved
from ledger.model.campaign import Campaign
from ledger.model.entry import Entry
from ledger.model.entry_index import of_way
from ledger.model.ledger import Ledger
from ledger.model.snooze import Snooze, snoozes
from ledger.value import Value


class Snoozed(Value, frozen=True):
    """An action that is put off, the line that says so, and the day it is shown again."""

    action: Action
    snooze: Snooze
    until: date


def put_off(ledger: Ledger, actions: Iterable[Action], as_of: date) -> tuple[Snoozed, ...]:
    """Those of some actions that are put off on a day.

    A snooze holds from its own day until the day before the one it names. It is over sooner
    where something new came on the subject on a later day than its own: the other side moved,
    something was received, a stage line, a setback. One's own work wakes nothing; where it
    changes what set the action off, the action has another id, which is not put off.
    """
    known = snoozes(ledger, as_of)
    longest = ledger.config.rules.longest_snooze
    found = []
    for action in actions:
        snooze = known.get(action.id)
        if snooze is None or as_of >= (until := snooze.ends(longest)):
            continue
        if not _has_news(ledger, action.subject, snooze.entry.date, as_of):
            found.append(Snoozed(action, snooze, until))
    return tuple(found)


def _has_news(ledger: Ledger, subject: str, since: date, as_of: date) -> bool:
    """Whether something new came on a subject after a day; on the whole ledger, a setback."""
    record = ledger.find(subject) if subject else None
    if record is None:
        return any(since < one.date for one in _past(of_way(ledger, Way.SETBACK), as_of))
    if any(line.date and since < line.date <= as_of for line in record.stages):
        return True
    entries = list(ledger.entries_with(record))
    if isinstance(record, Campaign):
        entries += between(ledger, record, since + timedelta(days=1))
    return any(
        since < one.date and (they_moved(one) or one.field("got") or _is_setback(one))
        for one in _past(entries, as_of)
    )


def _past(entries: Iterable[Entry], as_of: date) -> Iterable[Entry]:
    return (entry for entry in entries if entry.done_by(as_of))


def _is_setback(entry: Entry) -> bool:
    return entry.kind.way is Way.SETBACK
