"""The facts of one version of a record's file."""

from __future__ import annotations

from ledger.model.history import Facts
from ledger.model.record import RecordKind
from ledger.readers.front_matter import read_front_matter
from ledger.readers.records import kind_said
from ledger.readers.short_lines import stage_lines, undated_stage
from ledger.readers.text import decode
from ledger.readers.values import Values

# A file without one of these words has no facts: most versions of a contact need no reading.
_TELLING = (b"stage", b"advocate", b"origin", b"kind")


def read_facts(path: str, data: bytes, folder_kind: RecordKind) -> Facts:
    """What a version of a file claims; what it says that cannot be read claims nothing."""
    if not any(word in data for word in _TELLING):
        return Facts(folder_kind)
    text, _ = decode(path, data)
    front = read_front_matter(text)
    values = Values(text, dict(front.fields))
    kind = kind_said(values, folder_kind)
    key = "advocate" if kind is RecordKind.CONTACT else "stages"
    lines = stage_lines(values, key)
    if not lines and kind is RecordKind.CAMPAIGN:
        lines = undated_stage(values, "stage") if "stage" in front.fields else ()
    return Facts(
        kind,
        values.text_of("pipeline").strip() if kind is RecordKind.CAMPAIGN else "",
        tuple((line.date, line.stage) for line in lines),
        values.text_of("origin").strip().lower() if kind is RecordKind.CAMPAIGN else "",
    )
