"""HW406: a front-matter key that is nearly one of the format's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._targets import kind_in_words
from ledger.checks._text import meant, shown
from ledger.diagnostic import Severity
from ledger.model.keys import KEYS
from ledger.model.ledger import Ledger

# A key that another kind of record has is no slip: whoever types it means what it says.
_EVERY = frozenset(key for keys in KEYS.values() for key in keys)


@check("HW406", "unknown-key", Severity.WARNING)
def unknown_key(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """Keys of one's own are kept and shown; one that misses the format's by a letter is a slip."""
    for record in ledger.records:
        for key in record.unknown:
            near = None if key in _EVERY else meant(key, KEYS[record.kind])
            if near is None:
                continue
            remedy = f"did you mean `{near}`?"
            if near in record.fields:
                remedy = f"did you mean `{near}`, which the file has already?"
            owner = kind_in_words(record.kind)
            message = f"{shown(key)} is no key of {owner}; it is shown and not read"
            yield Finding(record.key_place(key), message, remedy, len(key))
