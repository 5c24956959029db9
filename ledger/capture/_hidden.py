"""Stretches of a sentence that are not looked into."""

from __future__ import annotations

import re
from collections.abc import Iterable

# A letter that nobody types: what stood there was a word, and a name at that.
COVER = "ǂ"
# Links, fields, code and addresses are as they were typed.
_TYPED = re.compile(r"\[\[.*?\]\]|\[[^\[\]]*::[^\]]*\]|`[^`]*`|\S+://\S+|\S+@\S+|\S*\.\w+/\S*")


def hide(text: str, taken: Iterable[tuple[int, int]]) -> str:
    """The text, of the same length, with the taken stretches and everything typed covered up."""
    return blank(text, [*taken, *(match.span() for match in _TYPED.finditer(text))], COVER)


def blank(text: str, stretches: Iterable[tuple[int, int]], cover: str = ",") -> str:
    """The text, of the same length, with a character in place of every one of some stretches."""
    letters = list(text)
    for start, end in stretches:
        for at in range(max(0, start), min(end, len(letters))):
            letters[at] = cover
    return "".join(letters)
