"""Several imports as one change: each works on what the ones before it make of the ledger."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.commands._trial import Held
from ledger.config import FILE_NAME
from ledger.editing import Edition, FileChange
from ledger.model.record import RecordKind
from ledger.readers.files import SourceFile, kind_of


def with_edition(held: Held, edition: Edition) -> Held:
    """The ledger as it would be once an import is written."""
    sources = held.sources
    for change in edition.changes:
        if change.path == FILE_NAME:
            sources = sources.having({FILE_NAME: change.after or b""})
            continue
        kind = kind_of(change.path, held.ledger.config.folders) or RecordKind.JOURNAL
        sources = sources.with_file(SourceFile(change.path, kind, change.after or b""))
    return Held(sources.read(), sources) if edition.changes else held


def together(editions: Sequence[Edition]) -> Edition:
    """The changes of several imports, each file's from its first bytes to its last."""
    changes: dict[str, FileChange] = {}
    for edition in editions:
        for change in edition.changes:
            first = changes.get(change.path, change)
            changes[change.path] = FileChange(change.path, first.before, change.after)
    outcomes = tuple(one for edition in editions for one in edition.outcomes)
    return Edition(tuple(changes.values()), outcomes)
