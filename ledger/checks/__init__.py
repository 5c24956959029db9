"""The checks: one rule a file, found by looking in this folder."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cache

import ledger.checks as folder
from ledger.catalogue import scan
from ledger.checks._check import Check, Finding, check
from ledger.checks._levels import judged
from ledger.diagnostic import Diagnostic
from ledger.model.fault import FaultKind
from ledger.model.ledger import Ledger

__all__ = ["Check", "Finding", "all_checks", "audit", "check", "run"]

_HISTORY = "HW7"


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, by code."""
    return tuple(sorted(scan(folder, Check), key=lambda one: one.code))


def audit(ledger: Ledger, as_of: date) -> tuple[Diagnostic, ...]:
    """What the checks of the history alone find, in the order of `run`; nothing without one."""
    of_history = [one for one in all_checks() if one.code.startswith(_HISTORY)]
    found = set(judged(of_history, ledger, as_of) if ledger.history else ())
    return tuple(sorted(found, key=lambda finding: finding.sort_key))


def run(
    ledger: Ledger, as_of: date, codes: Collection[str] | None = None
) -> tuple[Diagnostic, ...]:
    """Every finding of every check, by path, line, column and code.

    Each at the level that the settings give its check, without those that a comment
    silences. A file that a merge left in two minds has one thing wrong with it, not twenty:
    of what its text says nothing is told until one side is chosen. With `codes`, only the
    checks that have one of them look.
    """
    checks = [one for one in all_checks() if codes is None or one.code in codes]
    torn = {
        fault.location.path for fault in ledger.faults if fault.kind is FaultKind.CONFLICT_MARKER
    }
    of_reading = {one.code for one in all_checks() if one.fault}
    found = {
        finding
        for finding in judged(checks, ledger, as_of)
        if finding.code in of_reading or finding.location.path not in torn
    }
    return tuple(sorted(found, key=lambda finding: finding.sort_key))
