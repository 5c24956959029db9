"""Whether the values of a column look like what its heading says that they are."""

from __future__ import annotations

import re

from ledger.importers._columns import Values, mostly
from ledger.importers._dates import is_date

# What may be an address, between what parts two of them.
_APART = re.compile(r"[\s<>()\[\],;:\"]+")
_SITE = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_LEAST_DIGITS = 5
_FORMULA = frozenset("=+-@")


def emails_in(text: str) -> tuple[str, ...]:
    """The e-mail addresses in a cell, each once, whatever stands between them."""
    parts = filter(_is_email, _APART.split(text))
    found = (part.removeprefix("mailto:").rstrip(".") for part in parts)
    return tuple(dict.fromkeys(found))


def _is_email(part: str) -> bool:
    return "@" in part[1:-1]


def _is_number(text: str) -> bool:
    digits = sum(character.isdigit() for character in text)
    letters = len(_LETTER.findall(text))
    return digits >= _LEAST_DIGITS and digits > letters and not is_date(text)


def _is_words(text: str) -> bool:
    return bool(_LETTER.search(text)) and "@" not in text and "://" not in text


def _is_name(text: str) -> bool:
    # A formula that a spreadsheet made of a name is still what stands for the name.
    if text[:1] in _FORMULA:
        return True
    return _is_words(text) and not is_date(text)


def names(values: Values) -> bool:
    """Whether they may be names: no addresses and no days."""
    return mostly(_is_name)(values)


def words(values: Values) -> bool:
    """Whether they are words, and no addresses, numbers or days."""
    return mostly(lambda text: _is_words(text) and not is_date(text))(values)


def emails(values: Values) -> bool:
    """Whether they hold e-mail addresses."""
    return mostly(lambda text: any(map(_is_email, _APART.split(text))))(values)


def phones(values: Values) -> bool:
    """Whether they are phone numbers."""
    return mostly(_is_number)(values)


def sites(values: Values) -> bool:
    """Whether they are addresses of pages."""
    return mostly(lambda text: "@" not in text and bool(_SITE.match(text)))(values)
