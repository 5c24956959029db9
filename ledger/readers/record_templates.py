"""The templates that a ledger has for its own new records: `templates/records/KIND.md`."""

from __future__ import annotations

from pathlib import Path

from ledger.model.record import RecordKind
from ledger.readers.file_bytes import UnreadableError, bytes_of

__all__ = ["FOLDER", "UnreadableError", "read_template", "template_path"]

FOLDER = "templates/records"


def template_path(kind: RecordKind) -> str:
    """Where the template of a kind of record is, from the ledger's root."""
    return f"{FOLDER}/{kind.value}.md"


def read_template(root: Path, kind: RecordKind) -> bytes | None:
    """The template of a kind, None where the ledger has none.

    Raises UnreadableError where it is no file of the ledger's own, OSError where the disk
    refuses.
    """
    path = template_path(kind)
    if not (root / path).is_symlink() and not (root / path).exists():
        return None
    return bytes_of(root, path)
