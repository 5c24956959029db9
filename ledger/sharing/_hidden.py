"""Names that are not shown, to be found again where a text says them in passing."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

_WORD = re.compile(r"\w+")
# Scripts that put no space between words.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff]")
_SHORTEST = 3
# What stands in names and means nobody.
_COMMON = frozenset(("the", "and", "for", "from", "with"))


def tokens(text: str) -> list[str]:
    """The words of a text, without accents and in one case: `José` and `jose` are the same."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(one for one in plain if not unicodedata.combining(one)).casefold()
    return [part for word in _WORD.findall(plain) for part in word.split("_") if part]


class HiddenNames:
    """Names that must not be read anywhere, and whether a text says one of them."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._telling: set[str] = set()
        self._phrases: set[tuple[str, ...]] = set()
        self._lengths: dict[str, set[int]] = defaultdict(set)
        self._unspaced: set[str] = set()

    def add(self, name: str, *, each_word: bool, always: bool = False) -> None:
        """A name, and with `each_word` every longer word of it: a person's first name tells.

        What is added with `always` is taken for nothing else, whatever is said of it.
        """
        words = tokens(name)
        if len("".join(words)) >= _SHORTEST:
            self._phrases.add(tuple(words))
            self._lengths[words[0]].add(len(words))
        if each_word:
            longer = {one for one in words if len(one) >= _SHORTEST} - _COMMON
            self._words |= longer
            self._telling |= longer if always else set()
        if _UNSPACED.search(name):
            self._unspaced.add("".join(words))

    def said_in(self, text: str, but: Iterable[str] = ()) -> bool:
        """Whether a text says one; the single words of `but` are taken for something else."""
        words = tokens(text)
        if self._words & (set(words) - set(but)) or self._telling & set(words):
            return True
        for at, first in enumerate(words):
            for length in self._lengths.get(first, ()):
                if tuple(words[at : at + length]) in self._phrases:
                    return True
        joined = "".join(words) if self._unspaced and _UNSPACED.search(text) else ""
        return bool(joined) and any(one in joined for one in self._unspaced)
