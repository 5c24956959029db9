"""Whether a path from a file that somebody sends may be a file of a ledger."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

from ledger.config import FILE_NAME
from ledger.model.record import RecordKind
from ledger.naming import is_reserved
from ledger.readers.files import PROFILE
from ledger.readers.record_templates import template_path

MOST_CHARACTERS = 400
MOST_BYTES_OF_A_NAME = 255

# What some system gives a meaning, what cannot be seen, and what no encoding has.
_NOT_IN_A_NAME = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ufeff\ud800-\udfff\\:]")
_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".svg")
_TEMPLATES = frozenset(template_path(kind) for kind in RecordKind)


def refuse_path(path: str) -> str:
    """Why a path may be no file's below the root of a ledger; empty where it may."""
    if not path:
        return "is empty"
    if len(path) > MOST_CHARACTERS:
        return f"is longer than {MOST_CHARACTERS} characters"
    if path.startswith(("/", "\\", "~")) or re.match("[A-Za-z]:", path):
        return "does not begin in the ledger's folder"
    parts = path.split("/")
    if ".." in parts:
        return "leads out of the ledger"
    if _NOT_IN_A_NAME.search(path):
        return "holds a character that no file's name may have everywhere"
    for part in parts:
        if not part or part.startswith((".", "#")) or part != part.strip() or part.endswith("."):
            return "has a name in it that is hidden, empty, or ends with a dot or a space"
        if len(part.encode()) > MOST_BYTES_OF_A_NAME:
            return f"has a name in it of more than {MOST_BYTES_OF_A_NAME} bytes"
        if is_reserved(part) and path != PROFILE:
            return f"has a name in it that some systems keep for themselves (`{part}`)"
    return ""


def refuse_other(path: str, logo: str) -> str:
    """Why a file that is no record is none of a ledger's own; `logo` is the settings' picture."""
    if path == FILE_NAME or path in _TEMPLATES:
        return ""
    if path == logo and path.lower().endswith(_PICTURES):
        return ""
    return "is neither the settings, their logo nor a template of records"


def refuse_together(paths: Iterable[str]) -> str:
    """Why some paths may not be in one ledger; empty where they may."""
    taken: dict[str, str] = {}
    for path in paths:
        folded = normalize("NFC", path).casefold()
        if folded in taken:
            return f"`{path}` and `{taken[folded]}` are one file on many systems"
        taken[folded] = path
    for folded, path in taken.items():
        parts = folded.split("/")
        for length in range(1, len(parts)):
            if above := taken.get("/".join(parts[:length])):
                return f"`{above}` is a file, and a folder in `{path}`"
    return ""
