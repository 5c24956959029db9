"""The facts of one version of a record's file."""

from __future__ import annotations

from ledger.config import Config, Vocabulary
from ledger.config.keys import STAGE_KEYS
from ledger.model.history import Facts
from ledger.model.record import RecordKind
from ledger.readers.head import read_head
from ledger.readers.stage_lines import all_stages, stage_lines, undated_stage
from ledger.readers.text import decode

# A file without one of these words has no facts: most versions of a contact need no reading.
_TELLING = (b"stage", b"advocate", b"origin", b"kind")
_NO_WORDS = Vocabulary()


def read_facts(path: str, data: bytes, folder_kind: RecordKind, config: Config) -> Facts:
    """What a version of a file claims; what it says that cannot be read claims nothing.

    It is read in the words that the settings have now, as every version is.
    """
    own_words = config.vocabulary == _NO_WORDS
    if own_words and not any(word in data for word in _TELLING):
        return Facts(folder_kind)
    text, _ = decode(path, data)
    head = read_head(text, folder_kind, config)
    values, kind = head.values, head.kind
    lines = stage_lines(values, STAGE_KEYS.get(kind, "stages"))
    if not lines and kind is RecordKind.CAMPAIGN:
        lines = undated_stage(values, "stage") if "stage" in head.fields else ()
    return Facts(
        kind,
        values.text_of("pipeline").strip() if kind is RecordKind.CAMPAIGN else "",
        tuple((line.date, line.stage) for line in all_stages(values, lines)),
        values.text_of("origin").strip().lower() if kind is RecordKind.CAMPAIGN else "",
    )
