"""Ids and keys from names in any script; the only user of anyascii.

Its tables are brought in where a name has a letter that is not ASCII.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

MOST_CHARACTERS = 80
MOST_KEY_CHARACTERS = 40

# What no file may be called on Windows, whatever follows the dot; and the profile's own name.
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "me"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)
_APOSTROPHES = re.compile("['’ʼ`´]")
_OTHER = re.compile(r"[^a-z0-9]+")


def slug(name: str, most: int = MOST_CHARACTERS) -> str:
    """A name as `[a-z0-9-]`: `Æsop Nuñez` as `aesop-nunez`; empty where nothing can be spelled.

    A long one is cut at a hyphen, to at most `most` characters.
    """
    plain = _APOSTROPHES.sub("", _in_ascii(name)).lower()
    spelled = _OTHER.sub("-", plain).strip("-")
    if len(spelled) <= most:
        return spelled
    head, _, _ = spelled[: most + 1].rpartition("-")
    return (head or spelled[:most]).strip("-")


def _in_ascii(name: str) -> str:
    if name.isascii():
        return name
    from anyascii import anyascii  # noqa: PLC0415 - see above

    return anyascii(unicodedata.normalize("NFC", name))


def is_reserved(name: str) -> bool:
    """Whether a name may be no file's on Windows, whatever follows the dot, or is the profile's."""
    return name.split(".", 1)[0].lower() in _RESERVED


def identity(name: str, fallback: str, taken: Container[str]) -> str:
    """An id for a name that is not among `taken` (folded) and may be a file's name anywhere.

    `fallback` is the id of a name that cannot be spelled. A number at the end tells
    namesakes apart.
    """
    plain = slug(name) or slug(fallback)
    if plain not in taken and plain not in _RESERVED:
        return plain
    number = 2
    while f"{plain}-{number}" in taken:
        number += 1
    return f"{plain}-{number}"


def key(heading: str, fallback: str = "column") -> str:
    """A heading as a key: `Coding Challenge` as `coding-challenge`; begins with a letter."""
    spelled = slug(heading, MOST_KEY_CHARACTERS)
    if not spelled:
        return fallback
    if spelled[0].isalpha():
        return spelled
    return slug(f"{fallback}-{spelled}", MOST_KEY_CHARACTERS)
