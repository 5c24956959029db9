"""Which keys of a kind of record name other records, and which may hold several values."""

from __future__ import annotations

from ledger.model.record import RecordKind
from ledger.readers.records import value_readers
from ledger.readers.short_lines import needs
from ledger.readers.values import Values


def naming_keys(kind: RecordKind) -> tuple[str, ...]:
    """The keys of a kind whose value names one record or several, with brackets or without."""
    readers = (Values.link_of, Values.links_of)
    return tuple(key for key, reader in value_readers(kind).items() if reader in readers)


def list_keys(kind: RecordKind) -> tuple[str, ...]:
    """The keys of a kind that may hold several values."""
    readers = (Values.texts_of, Values.links_of, needs)
    return tuple(key for key, reader in value_readers(kind).items() if reader in readers)
