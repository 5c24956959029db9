"""The front-matter keys that the format names for each kind of record."""

from __future__ import annotations

from collections.abc import Mapping

from ledger.config.keys import KEYS as _KEYS
from ledger.model.record import RecordKind

KEYS: Mapping[RecordKind, tuple[str, ...]] = {
    RecordKind(kind): keys for kind, keys in _KEYS.items()
}

EVERY_KEY = frozenset(key for keys in KEYS.values() for key in keys)
