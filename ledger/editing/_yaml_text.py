"""Texts as YAML that the ledger's own reader, and others, give back as they were."""

from __future__ import annotations

import re
from functools import lru_cache

from ledger.model.draft import DraftValue
from ledger.readers.yaml_nodes import Listing, Scalar
from ledger.readers.yaml_reader import Refusal, read_yaml

# What a YAML reader takes for a truth value, nothing or a number, and prints otherwise.
_MISREAD = re.compile(
    r"(?:y|n|yes|no|on|off|null|~|[-+]?\.(?:inf|nan)|"
    r"[-+]?0[0-9_]+|[-+]?0[bxo][0-9a-f_]+|\+[0-9].*|[-+]?[0-9][0-9_]*_[0-9_]*|"
    r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|"
    r"[-+]?(?:[0-9]+\.[0-9]*0|[0-9]+\.|\.[0-9]+|[0-9.]+e[-+]?[0-9]+))",
    re.IGNORECASE,
)
_TRUTH = re.compile(r"true|false", re.IGNORECASE)
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_ESCAPED = re.compile(rf'[\\"]|{_HIDDEN.pattern}')
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
_SURROGATE = re.compile("[\ud800-\udfff]")


# What is plain at a glance: a day, or words that begin with a letter, without a `#` and with no
# colon before a blank. Looking costs a twentieth of reading.
_LETTERS = "A-Za-z\u00c0-\u024f\u0391-\u03c9\u0400-\u04ff"
_PLAIN = re.compile(
    rf"[{_LETTERS}](?:[{_LETTERS}0-9 ._@()/&+'-]|:(?=[A-Za-z0-9/._@()+-]))*(?<=[{_LETTERS}0-9.)/])"
    r"|\d{4}-\d{2}-\d{2}"
)

_VALUE = "key: {}\n"
_ITEM = "key:\n  - {}\n"
_INLINE_ITEM = "key: [{}]\n"


def key_lines(key: str, value: DraftValue) -> list[str]:
    """A key and its value as lines of front matter; a list has an item on each line."""
    shown = value_text(key)
    if isinstance(value, str):
        return [f"{shown}: {value_text(value)}"]
    if not value:
        return [f"{shown}: []"]
    return [f"{shown}:", *(f"  - {item_text(item)}" for item in value)]


def value_text(text: str) -> str:
    """A text as the value of a key; between quotation marks where it would be read otherwise."""
    return _in(_VALUE, text)


def item_text(text: str) -> str:
    """A text as an item of a list that has an item on each line."""
    return _in(_ITEM, text)


def inline_item_text(text: str) -> str:
    """A text as an item of a list between brackets."""
    return _in(_INLINE_ITEM, text)


@lru_cache(maxsize=10_000)
def _in(frame: str, text: str) -> str:
    if frame is not _INLINE_ITEM and _PLAIN.fullmatch(text) and not _is_misread(text):
        return text
    whole = _SURROGATE.sub("\ufffd", text)
    if not _HIDDEN.search(whole):
        if not _is_misread(whole) and _read(frame, whole) == whole:
            return whole
        if '"' in whole and "'" not in whole and _read(frame, f"'{whole}'") == whole:
            return f"'{whole}'"
    escaped = _ESCAPED.sub(_escape, whole)
    return f'"{escaped}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return _SHORT.get(character) or f"\\u{ord(character):04x}"


def _is_misread(text: str) -> bool:
    if text in ("true", "false"):
        return False
    return bool(_MISREAD.fullmatch(text) or _TRUTH.fullmatch(text))


def _read(frame: str, shown: str) -> str | None:
    """What a value reads as in its place, or None where it is not one text there."""
    try:
        pairs = read_yaml(frame.format(shown), 0).pairs
    except Refusal:
        return None
    value = pairs[0][1] if len(pairs) == 1 else None
    if frame is not _VALUE and isinstance(value, Listing):
        value = value.items[0] if len(value.items) == 1 else None
    return value.text if isinstance(value, Scalar) else None
