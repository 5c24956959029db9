"""The next actions: one piece of advice a file, found by looking in this folder."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

import ledger.actions as folder
from ledger.actions._action import Action, Advice, Rule, rule
from ledger.catalogue import scan
from ledger.metrics import Measurement
from ledger.model.ledger import Ledger

__all__ = ["Action", "Advice", "Rule", "advise", "all_rules", "rule"]

MOST_ABOUT_THE_WHOLE = 3


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by tier and name."""
    return tuple(sorted(scan(folder, Rule), key=lambda one: (one.tier, one.name)))


def advise(
    ledger: Ledger, measurements: Mapping[str, Measurement], as_of: date
) -> tuple[Action, ...]:
    """What to do, most pressing first: by tier, deadline, value at stake and id.

    One action for a subject (the most pressing), and at most three about the ledger as a
    whole. During declared time off only what somebody is waiting for is shown.
    """
    found = [action for one in all_rules() for action in one.actions(ledger, measurements, as_of)]
    if _is_off(ledger, as_of):
        found = [action for action in found if action.tier == 0]
    kept: list[Action] = []
    told: set[str] = set()
    whole = 0
    for action in sorted(found, key=lambda action: action.sort_key):
        # Two lines with the same words are one cause, which has one id.
        if action.id in told or action.subject in told:
            continue
        told.add(action.id)
        if not action.subject:
            whole += 1
            if whole > MOST_ABOUT_THE_WHOLE:
                continue
        else:
            told.add(action.subject)
        kept.append(action)
    return tuple(kept)


def _is_off(ledger: Ledger, as_of: date) -> bool:
    """Whether the day is declared time off."""
    return any(
        entry.kind.name == "off" and 0 <= (as_of - entry.date).days < (entry.days or 1)
        for entry in ledger.entries
        if not entry.todo and not entry.minutes
    )
