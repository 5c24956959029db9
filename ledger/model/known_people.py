"""Whether two names may be one person's, where they share what others may share as well."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.model.nicknames import called
from ledger.naming import slug

# `Jr.` and `Sr.` are none: they tell a daughter or a son from a parent.
_TITLES = frozenset(("dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx"))


def may_be_one(names: Iterable[str], others: Iterable[str]) -> bool:
    """Whether some name of one and some of another are one person's, one of them shorter.

    `A. Whitlock` and `Bob Williams` are short for `Ada Whitlock` and `Robert Williams`. A person
    without a name may be anybody. Two who share a home's number and a family name are two.
    """
    own, theirs = [_words(name) for name in names], [_words(name) for name in others]
    return (
        not any(own)
        or not any(theirs)
        or any(_agree(one, other) for one in own for other in theirs if one and other)
    )


def are_relatives(name: str, others: Iterable[str]) -> bool:
    """Whether a name and every one of some others have one family name and other first names.

    A couple may have one address between them; `Bob Weber` and `Robert Weber` are one person.
    """
    own, theirs = _words(name), [words for other in others if (words := _words(other))]
    return bool(theirs) and all(
        len(own) > 1
        and len(other) > 1
        and own[-1] == other[-1]
        and not _stands_for(own[0], other[0])
        and not _agree(own, other)
        for other in theirs
    )


def untitled(name: str) -> str:
    """A name without what addresses a person before it: `Dr. Ada Whitlock` is Ada Whitlock."""
    words = name.split()
    while len(words) > 2 and words[0].rstrip(".").casefold() in _TITLES:
        del words[0]
    return " ".join(words)


def _words(name: str) -> list[str]:
    return [word for word in slug(untitled(name)).split("-") if word]


def _agree(one: list[str], other: list[str]) -> bool:
    """Whether every word of the shorter name stands for a word of its own in the longer."""
    short, long = sorted((one, other), key=len)
    left = list(long)
    for word in short:
        found = next((its for its in left if _stands_for(word, its)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _stands_for(word: str, other: str) -> bool:
    brief, full = sorted((word, other), key=len)
    return word == other or brief == full[:1] or word in called(other)
