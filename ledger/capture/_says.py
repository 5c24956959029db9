"""Phrases as one pattern, of which only what a text may hold is ever compiled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

# Where letters need not stand: in brackets of any sort, and before `?` and `*`.
_INNERMOST = re.compile(r"\((?:[^()\\]|\\.)*\)[?*]?|\[(?:[^\]\\]|\\.)*\]\??|\{[^}]*\}")
_LOOSE = re.compile(r"\\.|.[?*]|[^\w\s]")
_GROUP = re.compile(r"\(\?(?::|P<\w+>)((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)(?![?*])")
_SHORT = 3


class Says:
    """Several phrases, of which the first that fits is what a text says at a place.

    Every phrase holds a word that has to stand in the text, found by leaving out whatever may
    be otherwise. Most sentences hold few of them, so few phrases are compiled.
    """

    def __init__(self, phrases: list[tuple[str, str]]) -> None:
        """Of each phrase as it is in the table, and as a regular expression."""
        self._phrases = [(_needed(typed), pattern) for typed, pattern in phrases]

    def words(self) -> Iterator[str]:
        """The letters by which its phrases are found."""
        return (one for needed, _ in self._phrases for one in needed)

    def finditer(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """The stretches of a text that say one of the phrases, left to right."""
        pattern = self._for(text)
        return (
            pattern.finditer(text, start, len(text) if end is None else end)
            if pattern
            else iter(())
        )

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first of them."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The one that begins at a place."""
        pattern = self._for(text)
        return pattern.match(text, start) if pattern else None

    def _for(self, text: str) -> re.Pattern[str] | None:
        chosen = self._chosen(text.casefold())
        return _compiled(chosen) if chosen else None

    def _chosen(self, text: str) -> tuple[str, ...]:
        return tuple(
            pattern for needed, pattern in self._phrases if any(one in text for one in needed)
        )


def _needed(phrase: str) -> tuple[str, ...]:
    """Letters of which a phrase cannot do without one or another; empty ones for none."""
    if len(own := _letters(phrase)) >= _SHORT:
        return (own,)
    for group in _GROUP.finditer(phrase):
        if _depth(phrase, group.start()) == 0:
            either = tuple(_letters(one) for one in _alternatives(group[1]))
            if all(either):
                return either
    return (own,)


def _letters(phrase: str) -> str:
    """The longest run of letters outside of everything that may be otherwise."""
    before = ""
    while before != phrase:
        before, phrase = phrase, _INNERMOST.sub("\n", phrase)
    return max(re.split(r"\s+", _LOOSE.sub("\n", phrase)), key=len).casefold()


def _alternatives(inside: str) -> Iterator[str]:
    """What stands between the bars of a group, those of groups in it aside."""
    start = 0
    for number, letter in enumerate(inside):
        if letter == "|" and _depth(inside, number) == 0:
            yield inside[start:number]
            start = number + 1
    yield inside[start:]


def _depth(phrase: str, place: int) -> int:
    """In how many groups a place lies."""
    return phrase.count("(", 0, place) - phrase.count(")", 0, place)


@lru_cache(maxsize=1024)
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for several phrases, each of whole words, in their order."""
    return re.compile(rf"(?<![\w'’-])(?:{'|'.join(patterns)})(?![\w-])", re.IGNORECASE)
