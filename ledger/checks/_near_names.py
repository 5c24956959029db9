"""Which of a ledger's names look like a mistyped one, without comparing all of them in full."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import ceil

from ledger.checks._targets import alike
from ledger.model.derived import per_ledger
from ledger.model.lasting import of_front_matter
from ledger.model.ledger import Ledger
from ledger.value import Value
from ledger.wording import fold, near_miss, sharing

# Two names without a space look alike from a score of 70 on: they share, in order, 7/20 of the
# letters of both. Where one is half as long again, nine tenths of the score of its best stretch
# count as well: then 7/11 of the letters of the shorter one are enough. A quick question that
# nearly all names answer with no, the quicker the more it asks for.
_OF_BOTH = Fraction(7, 20)
_OF_THE_SHORTER = Fraction(7, 11)
_MUCH_LONGER = Fraction(3, 2)


class _Names(Value, frozen=True):
    """The names of a ledger without a space, by their lengths, and the others."""

    by_length: Mapping[int, list[str]]
    several_words: tuple[str, ...]


def names_alike(ledger: Ledger, typed: str) -> list[str]:
    """The names of a ledger that look like the one typed: what `alike` finds among them all."""
    known = _alike(ledger)
    if typed not in known:
        known[typed] = alike(typed, _candidates(_names(ledger), typed))
    return known[typed]


@of_front_matter
@per_ledger
def _alike(ledger: Ledger) -> dict[str, list[str]]:
    """What was found for each name so far: most are typed more than once."""
    return {}


def name_missed(ledger: Ledger, typed: str) -> str | None:
    """The name of a ledger that the one typed was most likely meant to be."""
    known = _missed(ledger)
    if typed not in known:
        known[typed] = near_miss(typed, ledger.names)
    return known[typed]


@of_front_matter
@per_ledger
def _missed(ledger: Ledger) -> dict[str, str | None]:
    """What was found for each name so far."""
    return {}


@of_front_matter
@per_ledger
def _names(ledger: Ledger) -> _Names:
    by_length: dict[int, list[str]] = defaultdict(list)
    several: list[str] = []
    for name in ledger.names:
        if len(name.split()) == 1:
            by_length[len(name)].append(name)
        else:
            several.append(name)
    return _Names(by_length, tuple(several))


def _candidates(names: _Names, typed: str) -> Iterator[str]:
    """The names that share enough letters with a text, in order or with its words sorted."""
    yield from names.several_words
    folded = fold(typed)
    words = folded.split()
    for way in {folded, " ".join(sorted(words)), " ".join(sorted(set(words)))}:
        for length, group in names.by_length.items():
            # `alike` leaves out what is less than half as long.
            if 2 * length >= len(typed):
                yield from sharing(way, group, _least_shared(length, len(way), len(words)))


def _least_shared(length: int, typed: int, words: int) -> int:
    """How many letters a name and a typed one of so many share at least where they look alike."""
    shorter, longer = sorted((length, typed))
    if words == 1 and longer < _MUCH_LONGER * shorter:
        return ceil(_OF_BOTH * (shorter + longer))
    return ceil(_OF_THE_SHORTER * shorter)
