"""What a reader could not take as typed.

Readers do not judge: they leave a fault in the ledger, and the check of the same name
turns it into a finding with a message and a remedy.
"""

from __future__ import annotations

from enum import StrEnum

from ledger.source import Location
from ledger.value import Value


class FaultKind(StrEnum):
    """Everything that can be wrong with the text of a file, before anything is compared."""

    UNREADABLE_FILE = "unreadable-file"
    EMPTY_FILE = "empty-file"
    ENCODING = "encoding"
    CONTROL_CHARACTER = "control-character"
    CONFLICT_MARKER = "conflict-marker"
    UNCLOSED_FRONT_MATTER = "unclosed-front-matter"
    FRONT_MATTER_SHAPE = "front-matter-shape"
    YAML_SYNTAX = "yaml-syntax"
    YAML_FEATURE = "yaml-feature"
    DUPLICATE_KEY = "duplicate-key"
    SHADOWED_KEY = "shadowed-key"
    WRONG_TYPE = "wrong-type"
    BAD_DATE = "bad-date"
    NEAR_DATE = "near-date"
    BAD_MONEY = "bad-money"
    BAD_DURATION = "bad-duration"
    BAD_STAGE_LINE = "bad-stage-line"
    BAD_NEED = "bad-need"
    BAD_OFFER = "bad-offer"
    UNDATED_STAGE = "undated-stage"
    UNCLOSED_LINK = "unclosed-link"
    UNCLOSED_FIELD = "unclosed-field"
    UNKNOWN_RECORD_KIND = "unknown-record-kind"
    UNUSABLE_LOGO = "unusable-logo"


class Fault(Value, frozen=True):
    """One thing that a reader could not take as typed.

    `subject` is the text as typed, `detail` what the reader knows besides (a parser's
    words, the form it wants), `related` places that belong to it. `length` is the number
    of characters it spans on its line; 0 is the place alone.
    """

    kind: FaultKind
    location: Location
    subject: str = ""
    detail: str = ""
    length: int = 0
    related: tuple[Location, ...] = ()
