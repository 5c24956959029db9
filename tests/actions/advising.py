"""Advises on small ledgers: what one rule says, on a day."""

from __future__ import annotations

from datetime import date

from ledger.actions import Action, advise, all_rules
from ledger.metrics import measure
from tests.support import AS_OF, Files, ledger_of


def actions_of(rule: str, files: Files, as_of: date = AS_OF) -> list[Action]:
    """What one rule advises, before anything is ranked or folded."""
    ledger = ledger_of(files)
    found = next(one for one in all_rules() if one.name == rule)
    return list(found.actions(ledger, measure(ledger, as_of), as_of))


def advised(files: Files, as_of: date = AS_OF) -> tuple[Action, ...]:
    """What is advised, the most pressing first."""
    ledger = ledger_of(files)
    return advise(ledger, measure(ledger, as_of), as_of)
