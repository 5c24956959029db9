"""How many of the people met at a group are there to build, buy where I sell, and are credible."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ledger.model.contact import Contact
from ledger.model.profile import Profile
from ledger.value import Value
from ledger.wording import fold

_PART = re.compile(r"(\d{1,5})\s+([a-z]+)", re.IGNORECASE)
_SELLING, _SOCIAL, _BUILDING = _INTENTS = ("selling", "social", "building")
_NOT_CREDIBLE = ("", "no", "none", "nothing", "-")


class Rating(Value, frozen=True):
    """So many people, and how many of them are the one thing and the other.

    Those who neither build nor sell nor are social are there for something else.
    """

    people: int = 0
    building: int = 0
    overlap: int = 0
    credible: int = 0
    all_three: int = 0
    selling: int = 0
    social: int = 0

    def __add__(self, other: Rating) -> Rating:
        """Both together: other people."""
        return Rating(
            self.people + other.people,
            self.building + other.building,
            self.overlap + other.overlap,
            self.credible + other.credible,
            self.all_three + other.all_three,
            self.selling + other.selling,
            self.social + other.social,
        )


def counted(typed: str) -> Rating:
    """What a `rated` says: `9 selling, 1 social, 1 building, 0 overlap, 2 credible, 0 all`.

    The people are those who sell, are social or build; a sort that is not named has nobody.
    """
    said: dict[str, int] = {}
    for part in typed.split(","):
        if match := _PART.fullmatch(part.strip()):
            word = match[2].lower()
            said[word] = said.get(word, 0) + int(match[1])
    building, overlap, credible, everything = (
        said.get(word, 0) for word in (_BUILDING, "overlap", "credible", "all")
    )
    # Somebody who is credible was rated, whatever the first three add up to.
    people = max(sum(said.get(word, 0) for word in _INTENTS), overlap, credible, everything)
    return Rating(
        people,
        building,
        overlap,
        credible,
        min(everything, building, overlap, credible),
        said.get(_SELLING, 0),
        said.get(_SOCIAL, 0),
    )


def judged(profile: Profile, contact: Contact) -> Rating:
    """What the record of one person says who has an `intent`."""
    building = fold(contact.intent) == _BUILDING
    overlap = overlaps(profile, contact)
    credible = fold(contact.credible) not in _NOT_CREDIBLE
    intent = fold(contact.intent)
    return Rating(
        1,
        building,
        overlap,
        credible,
        building and overlap and credible,
        intent == _SELLING,
        intent == _SOCIAL,
    )


def overlaps(profile: Profile, contact: Contact) -> bool:
    """Whether somebody reaches the buyers that I aim at.

    `reaches` names one of my `industries`, one of my `functions` and one of my `levels`, of
    those that me.md states. Nobody does where it states none of them.
    """
    known = _folded(contact.reaches)
    aims = [_folded(aim) for aim in (profile.industries, profile.functions, profile.levels)]
    stated = [aim for aim in aims if aim]
    return bool(stated) and all(aim & known for aim in stated)


def _folded(names: Iterable[str]) -> set[str]:
    return {fold(name) for name in names if name.strip()}
