"""Which of our keys somebody's keys are, going by their names and by what they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from ledger.adopting._guesses import Guess, Unplaced, example_of
from ledger.adopting._stages import known_word, stage_texts
from ledger.adopting._survey import Note, plain_words
from ledger.adopting._vocabulary import KEYS
from ledger.config.keys import KEYS as OURS
from ledger.config.keys import STAGE_KEYS
from ledger.readers.amounts import plain_money

# The share of a key's values that have to fit what ours takes.
FIT = 0.8
# A key that is called as one of a day, and holds one in every other note, is no other thing.
FIT_OF_DAYS = 0.5
LONGEST_NAME = 80

_DAY = re.compile(r"(?:\[\[)?\d{4}-\d{2}-\d{2}(?:\]\]|[T ]\d{1,2}:[\d:.+Z-]+)?")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_CADENCE = re.compile(r"[1-9]\d{0,3}\s*[dwm]?", re.IGNORECASE)
_NAMES = ("organization", "via", "recruiter", "decision-maker")

Fits = Callable[[str], bool]
_DAYS: Mapping[str, Fits] = {
    "met": lambda value: bool(_ISO.fullmatch(value)),
    "closes": lambda value: bool(_ISO.fullmatch(value)),
    "stages: applied": lambda value: bool(_DAY.fullmatch(value)),
    "stages: rejected": lambda value: bool(_DAY.fullmatch(value)),
}
_FITS: Mapping[str, Fits] = {
    "value": lambda value: plain_money(value) is not None,
    "cadence": lambda value: bool(_CADENCE.fullmatch(value)),
    **_DAYS,
}


def guess_keys(kind: str, notes: Sequence[Note]) -> tuple[list[Guess], list[Unplaced]]:
    """The keys of some notes of a kind that are ours under another name, and the others."""
    typed = tuple(dict.fromkeys(key for note in notes for key in note.keys))
    taken: dict[str, str] = {}
    misfits: dict[str, str] = {}
    for ours in dict.fromkeys((*KEYS.get(kind, {}), *OURS[kind])):
        # Ours in other letters is ours: `Website`, `decision_maker`.
        names = (*KEYS.get(kind, {}).get(ours, ()), plain_words(ours))
        own = {key for key in typed if key == ours}
        found = [key for key in typed if key not in own and key not in taken and _is(key, names)]
        # `history` before `status`: what tells the whole story comes before where it stands.
        found.sort(key=lambda key: (names.index(_name(key, names)), -_count(key, notes)))
        chosen = list(own)
        for key in found:
            if not _fit(ours, key, notes):
                misfits[key] = f"its values are none for `{ours}`"
            elif overlap := next((one for one in chosen if _together(one, key, notes)), ""):
                misfits[key] = f"stands beside `{overlap}`, which is read as `{ours}`"
            else:
                chosen.append(key)
                taken[key] = ours
    guesses = [
        Guess(key, ours, _count(key, notes), len(notes), example_of(_values(key, notes)))
        for key, ours in taken.items()
    ]
    known = {*OURS[kind], *taken}
    left = [
        Unplaced(key, _count(key, notes), misfits.get(key, ""))
        for key in typed
        if key not in known and _count(key, notes)
    ]
    return guesses, sorted(left, key=lambda one: (-one.count, one.theirs))


def _is(key: str, names: Sequence[str]) -> bool:
    return bool(_name(key, names))


def _name(key: str, names: Sequence[str]) -> str:
    words = plain_words(key)
    return words if words in names else ""


def _fit(ours: str, key: str, notes: Sequence[Note]) -> bool:
    values = _values(key, notes)
    if not values:
        return False
    if ours in STAGE_KEYS.values():
        return sum(known_word(word) for word in stage_texts(values)) >= FIT / 2 * len(values)
    fits = _FITS.get(ours)
    if fits is None:
        fits = _is_name if ours in _NAMES else _is_text
    least = FIT_OF_DAYS if ours in _DAYS else FIT
    return sum(map(fits, values)) >= least * len(values)


def _is_name(value: str) -> bool:
    return len(value) <= LONGEST_NAME and "\n" not in value and not value.startswith("http")


def _is_text(value: str) -> bool:
    return bool(value)


def _values(key: str, notes: Sequence[Note]) -> list[str]:
    return [value for note in notes for value in note.keys.get(key, ())]


def _count(key: str, notes: Sequence[Note]) -> int:
    return sum(bool(note.keys.get(key)) for note in notes)


def _together(one: str, other: str, notes: Sequence[Note]) -> bool:
    return any(note.keys.get(one) and note.keys.get(other) for note in notes)
