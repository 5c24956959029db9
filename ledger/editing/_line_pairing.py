"""Which dated line of a record each line of a draft is: by its day, its kind and its words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from ledger.model.entry import Entry
from ledger.wording import fold

_WORD = re.compile(r"\w+")
# Two times of one day that are further apart, in minutes, are two things.
_NEARLY = 60


def same_lines(asked: Sequence[Entry], held: Sequence[Entry]) -> Mapping[int, int]:
    """Which line of a record each line of a draft is, by their places."""
    groups: dict[tuple[str, str], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for at, entry in enumerate(asked):
        groups[entry.date.isoformat(), entry.kind.name][0].append(at)
    for at, entry in enumerate(held):
        groups[entry.date.isoformat(), entry.kind.name][1].append(at)
    found: dict[int, int] = {}
    for theirs, ours in groups.values():
        pairs = _pairs([asked[at] for at in theirs], [held[at] for at in ours])
        found |= {theirs[at]: ours[other] for at, other in pairs.items()}
    return found


def is_near(one: Entry, other: Entry) -> bool:
    """Whether the times of two entries of a day do not speak against their being one."""
    if one.time is None or other.time is None:
        return True
    minutes = [entry.hour * 60 + entry.minute for entry in (one.time, other.time)]
    return abs(minutes[0] - minutes[1]) <= _NEARLY


def all_text(entry: Entry) -> str:
    """The words of an entry and of its fields."""
    return " ".join([entry.text, *(field.value for field in entry.fields)])


def words_of(text: str) -> Counter[str]:
    """The words of a text, with how often each stands there."""
    return Counter(_WORD.findall(fold(text)))


def _pairs(asked: Sequence[Entry], held: Sequence[Entry]) -> Mapping[int, int]:
    """Which of `asked` is which of `held`, each another one: a maximum matching.

    Equal ones are paired first, those with equal fields before the others; the rest by
    augmenting paths.
    """
    owner: dict[int, int] = {}
    paired: set[int] = set()
    texts = [words_of(one.text) for one in asked]
    whole = [words_of(all_text(one)) for one in held]
    for wanted in ([words_of(all_text(one)) for one in asked], texts):
        for at, words in enumerate(wanted):
            same = (
                n
                for n, other in enumerate(whole)
                if n not in owner and other == words and is_near(asked[at], held[n])
            )
            number = next(same, None) if at not in paired else None
            if number is not None:
                owner[number] = at
                paired.add(at)

    def find(at: int, tried: set[int]) -> bool:
        for number, other in enumerate(whole):
            near = is_near(asked[at], held[number])
            if number in tried or not (near and texts[at] <= other):
                continue
            tried.add(number)
            if number not in owner or find(owner[number], tried):
                owner[number] = at
                return True
        return False

    for at in range(len(asked)):
        if at not in paired and find(at, set()):
            paired.add(at)
    return {at: number for number, at in owner.items()}
