"""The next actions: one piece of advice a file, found by looking in this folder."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache

import ledger.actions as folder
from ledger.actions._action import Action, Advice, Rule, rule
from ledger.actions._snoozing import Snoozed, put_off
from ledger.actions._stakes import stakes
from ledger.catalogue import scan
from ledger.metrics import Measurement
from ledger.model.entry_index import of_kind
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.value import Value, changed

__all__ = [
    "Action",
    "Advice",
    "Counsel",
    "Rule",
    "Snoozed",
    "advise",
    "advise_on",
    "all_rules",
    "counsel",
    "rule",
]

MOST_ABOUT_THE_WHOLE = 3


class Counsel(Value, frozen=True):
    """What to do on a day, most pressing first, and what was put off."""

    actions: tuple[Action, ...]
    snoozed: tuple[Snoozed, ...]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by tier and name."""
    return tuple(sorted(scan(folder, Rule), key=lambda one: (one.tier, one.name)))


def advise(
    ledger: Ledger, measurements: Mapping[str, Measurement], as_of: date
) -> tuple[Action, ...]:
    """What to do, most pressing first, without what was put off."""
    return counsel(ledger, measurements, as_of).actions


def advise_on(
    records: Collection[Record],
    ledger: Ledger,
    measurements: Mapping[str, Measurement],
    as_of: date,
) -> tuple[Action, ...]:
    """What `advise` says about some records, from those rules alone that may be about them."""
    kinds, paths = ledger.kinds_called(records), {one.path for one in records}
    rules = [one for one in all_rules() if one.is_about_any(kinds)]
    given = _counsel(rules, ledger, measurements, as_of).actions
    subjects = ((one, ledger.find(one.subject) if one.subject else None) for one in given)
    return tuple(one for one, subject in subjects if subject and subject.path in paths)


def counsel(ledger: Ledger, measurements: Mapping[str, Measurement], as_of: date) -> Counsel:
    """What to do, most pressing first: by tier, deadline, expected value at stake and id.

    One action for a subject (the most pressing), and at most three about the ledger as a
    whole. One that was put off keeps its subject's place, so that nothing less pressing is
    said there in its stead. During declared time off, and about what is archived at any time,
    only what somebody is waiting for is shown.
    """
    return _counsel(all_rules(), ledger, measurements, as_of)


def _counsel(
    rules: Iterable[Rule], ledger: Ledger, measurements: Mapping[str, Measurement], as_of: date
) -> Counsel:
    """What some rules advise, in that order; each subject is heard by itself."""
    found = [action for one in rules for action in one.actions(ledger, measurements, as_of)]
    found = [action for action in found if action.tier == 0 or not _is_archived(ledger, action)]
    if _is_off(ledger, as_of):
        found = [action for action in found if action.tier == 0]
    found = _with_stakes(ledger, found, as_of)
    # Two lines with the same words are one cause, which has one id.
    ranked = {one.id: one for one in sorted(found, key=lambda one: one.sort_key, reverse=True)}
    pressing = tuple(sorted(ranked.values(), key=lambda one: one.sort_key))
    snoozed = put_off(ledger, pressing, as_of)
    return Counsel(tuple(_one_each(pressing, {one.action.id for one in snoozed})), snoozed)


def _with_stakes(ledger: Ledger, actions: list[Action], as_of: date) -> list[Action]:
    """The actions about a record with what is at stake there; the others as their rule says."""
    at_stake = stakes(ledger, as_of)

    def known(action: Action) -> Action:
        record = ledger.find(action.subject) if action.subject else None
        path = record.path if record else ""
        return changed(action, stake=at_stake[path]) if path in at_stake else action

    return [known(action) for action in actions]


def _one_each(actions: Iterable[Action], resting: Collection[str]) -> list[Action]:
    """The first action of each subject, and the first few about the whole, without the resting.

    A promise or a question on no record is not about the whole: each is owed to somebody.
    """
    kept: list[Action] = []
    told: set[str] = set()
    whole = 0
    for action in actions:
        if action.subject:
            if action.subject in told:
                continue
            told.add(action.subject)
        elif action.tier > 0 and action.id not in resting:
            whole += 1
            if whole > MOST_ABOUT_THE_WHOLE:
                continue
        if action.id not in resting:
            kept.append(action)
    return kept


def _is_archived(ledger: Ledger, action: Action) -> bool:
    """Whether an action is about a record that was put away."""
    record = ledger.find(action.subject) if action.subject else None
    return record is not None and record.archived


def _is_off(ledger: Ledger, as_of: date) -> bool:
    """Whether the day is declared time off."""
    return any(
        0 <= (as_of - entry.date).days < (entry.days or 1)
        for entry in of_kind(ledger, "off")
        if not entry.todo and not entry.minutes
    )
