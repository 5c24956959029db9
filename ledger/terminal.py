"""Text of the ledger made safe to show on a terminal."""

from __future__ import annotations

import unicodedata

_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def visible(text: str) -> str:
    r"""A text with every control, bidi and zero-width character written as `\u{200b}`.

    Nothing that a file holds can then move the cursor, change a colour, turn a line round
    or hide in it.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def is_hidden(character: str) -> bool:
    """Whether a terminal would act on a character, or show nothing where it stands."""
    return unicodedata.category(character) in _HIDDEN or _is_nothing(character)


def _is_nothing(character: str) -> bool:
    """Whether a code point is one of the 66 that Unicode promises never to make a character."""
    return ord(character) & 0xFFFE == 0xFFFE or "\ufdd0" <= character <= "\ufdef"


def _shown(character: str) -> str:
    if is_hidden(character):
        return f"\\u{{{ord(character):x}}}"
    return character


def width(text: str) -> int:
    """The columns that a text takes on a terminal: two for wide characters, none for marks."""
    if text.isascii():
        return len(text)
    columns = 0
    for character in text:
        if unicodedata.combining(character):
            continue
        columns += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return columns
