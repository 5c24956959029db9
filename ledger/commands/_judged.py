"""A ledger as it is, judged."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ledger.checks import run
from ledger.commands._reading import read
from ledger.diagnostic import Diagnostic
from ledger.readers import LedgerReading
from ledger.value import Value


class Judged(Value, frozen=True):
    """A ledger that was judged: its reading, what was found, and what could not be looked at."""

    reading: LedgerReading
    findings: tuple[Diagnostic, ...]
    limit: str = ""


def judge(root: Path, as_of: date) -> Judged:
    """Every finding of a ledger as it is."""
    reading = read(root)
    return Judged(reading, run(reading.ledger, as_of))
