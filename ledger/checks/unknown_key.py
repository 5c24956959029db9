"""HW406: a front-matter key that is nearly one of the format's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from ledger.checks._check import Finding, check
from ledger.checks._fixes import sure, swap_value
from ledger.checks._targets import kind_in_words
from ledger.checks._text import meant, shown
from ledger.diagnostic import Fix, Severity
from ledger.model.keys import EVERY_KEY, KEYS
from ledger.model.ledger import Ledger
from ledger.model.record import Record, RecordKind


@check(
    "HW406",
    "unknown-key",
    Severity.WARNING,
    why="the value is shown and not read, so the figure that wants it goes without",
)
def unknown_key(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """Keys of one's own are kept and shown; one that misses the format's by a letter is a slip."""
    for record in ledger.records:
        for key in record.unknown:
            # A key that another kind of record has is no slip: it means what it says.
            near = None if key in EVERY_KEY else _meant(key, record.kind)
            if near is None:
                continue
            remedy = f"did you mean `{near}`?"
            if near in record.fields:
                remedy = f"did you mean `{near}`, which the file has already?"
            owner = kind_in_words(record.kind)
            message = f"{shown(key)} is no key of {owner}; it is shown and not read"
            yield Finding(record.key_place(key), message, remedy, len(key), fix=_fix(record, key))


@lru_cache(maxsize=1024)
def _meant(key: str, kind: RecordKind) -> str | None:
    """The key of a kind of record that one was meant to be: one's own keys stand in many files."""
    return meant(key, KEYS[kind])


def _fix(record: Record, key: str) -> Fix | None:
    near = sure(key, KEYS[record.kind])
    if near is None or near in record.fields:
        return None
    return swap_value(record.key_place(key), record.spots[key].key_length, key, near)
