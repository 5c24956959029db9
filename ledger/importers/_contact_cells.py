"""What a cell of a list of people holds: several addresses, numbers, labels in one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ledger.importers._contact_looks import emails_in
from ledger.model.draft import one_line

# Google puts ` ::: ` between several values of one cell.
_SEVERAL = re.compile(r":::|[;\n|]")
_SEVERAL_NUMBERS = re.compile(r":::|[;\n|,]")
_SLASH = re.compile(r"(?<=\d)\s/\s(?=[\d+(])")
_SEVERAL_TAGS = re.compile(r":::|[;,\n|]")
_BLANK = re.compile(r"\s+")
_DIGIT = re.compile(r"\d")
# Fewer digits are the code of a country and an area: `+49 (0)30 / 123 45 67` is one number.
_LEAST_DIGITS = 7
# Google's own groups, which every contact is in.
_EVERYBODY = frozenset(("mycontacts", "my contacts"))


def addresses(cell: str) -> tuple[str, ...]:
    """The e-mail addresses in a cell."""
    return emails_in(cell)


def phone_numbers(cell: str) -> tuple[str, ...]:
    """The phone numbers in a cell, as typed; a spreadsheet's mark for text (`'`) is none."""
    every = (number for part in _SEVERAL_NUMBERS.split(cell) for number in _beside_slashes(part))
    parts = (one_line(part).lstrip("'=").strip('"') for part in every)
    return tuple(part for part in parts if _DIGIT.search(part))


def _beside_slashes(text: str) -> Iterator[str]:
    """The numbers that stand before, between and behind slashes."""
    start = 0
    for slash in _SLASH.finditer(text):
        whole = len(_DIGIT.findall(text, start, slash.start())) >= _LEAST_DIGITS
        if whole or text[slash.end()] == "+":
            yield text[start : slash.start()]
            start = slash.end()
    yield text[start:]


def web_addresses(cell: str) -> tuple[str, ...]:
    """The addresses of pages in a cell."""
    return tuple(part for one in _SEVERAL.split(cell) for part in _BLANK.split(one) if "." in part)


def tag_words(cell: str) -> tuple[str, ...]:
    """The labels in a cell, each as one word: `* Old friends ::: * myContacts` is `Old-friends`."""
    parts = (one_line(part).lstrip("*#").strip() for part in _SEVERAL_TAGS.split(cell))
    return tuple(
        _BLANK.sub("-", part) for part in parts if part and part.casefold() not in _EVERYBODY
    )
