"""A name taken apart as address books want it: they sort by the family name."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from ledger.model.name_words import PARTICLES, SUFFIXES, TITLES
from ledger.vcards.person import NameParts

# The scripts whose names begin with the family name.
_FAMILY_FIRST = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")


def name_parts(name: str) -> NameParts:
    """`Dr. Carol Ann van der Berg, MD` as its parts; a single word is what one is called by.

    Nothing of a name is lost: its words stand in its parts as they were typed. What is behind
    a comma is a title (`MD`), or the given names of somebody written family name first.
    """
    if _is_family_first(name):
        family, *given = name.split(None, 1)
        return NameParts(family=family, given=" ".join(given))
    before, comma, after = name.partition(",")
    words, behind = before.split(), after.split()
    if not words:
        return NameParts(given=name)
    if comma and behind and not _all_among(behind, SUFFIXES):
        prefix, given = _taken_from(behind, TITLES)
        first, *others = given or [""]
        return NameParts(
            prefix=prefix, family=before.strip(), given=first, additional=" ".join(others)
        )
    prefix, words = _taken_from(words, TITLES)
    suffix, left = _taken_from(words[::-1], SUFFIXES)
    words = left[::-1]
    suffix = " ".join([*suffix.split()[::-1], *behind])
    if len(words) < 2:
        alone = " ".join(words)
        named = {"family" if prefix else "given": alone}
        return NameParts(prefix=prefix, suffix=suffix, **named)
    last = _family_from(words)
    return NameParts(
        prefix=prefix,
        given=words[0],
        additional=" ".join(words[1:last]),
        family=" ".join(words[last:]),
        suffix=suffix,
    )


def _family_from(words: Sequence[str]) -> int:
    """Where the family name begins: at its first particle, else with the last word."""
    for at, word in enumerate(words[1:-1], start=1):
        if _plain(word) in PARTICLES:
            return at
    return len(words) - 1


def _taken_from(words: Sequence[str], known: frozenset[str]) -> tuple[str, list[str]]:
    """The words at the beginning that are among some, and the others; one is always left."""
    count = 0
    while count < len(words) - 1 and _plain(words[count]) in known:
        count += 1
    return " ".join(words[:count]), list(words[count:])


def _all_among(words: Sequence[str], known: frozenset[str]) -> bool:
    return all(_plain(word) in known for word in words)


def _plain(word: str) -> str:
    return word.replace(".", "").strip(",;").lower()


def _is_family_first(name: str) -> bool:
    letters = [one for one in name if one.isalpha()]
    return bool(letters) and all(
        unicodedata.name(one, "").startswith(_FAMILY_FIRST) for one in letters
    )
