"""How somebody's dated lines begin, and the kinds that they are then."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ledger.adopting._guesses import Guess, Unplaced, example_of
from ledger.adopting._survey import Note
from ledger.adopting._vocabulary import BEGINNINGS, PLANNED
from ledger.config import Way, defaults
from ledger.model.entry import Entry

_BY_WORDS = {words: kind for kind, every in BEGINNINGS.items() for words in every}
_LONGEST_FIRST = sorted(_BY_WORDS, key=lambda words: (-len(words), words))
_FIRST = re.compile(r"[^\W\d_][\w'-]*(?: [^\W\d_][\w'-]*)?")


def guess_beginnings(notes: Sequence[Note]) -> tuple[list[Guess], list[Unplaced]]:
    """The first words that name a kind, and those of the lines that stay plain notes.

    Words that begin a line about a plan stay one: what is planned was not done on that day.
    """
    plain = [
        entry
        for note in notes
        for entry in note.entries
        if entry.kind.way is Way.NOTE and entry.text
    ]
    by_words: dict[str, list[Entry]] = {}
    left: Counter[str] = Counter()
    for entry in plain:
        words = next((one for one in _LONGEST_FIRST if _begins(entry.text, one)), "")
        if words and words not in defaults().kinds:
            by_words.setdefault(words, []).append(entry)
        else:
            left[_first(entry.text)] += 1
    guesses, planned = [], []
    for words, entries in by_words.items():
        plans = sum(bool(PLANNED.search(entry.text)) for entry in entries)
        if plans:
            why = "what is planned was not done on that day"
            planned.append(Unplaced(words, len(entries), why))
        else:
            example = example_of(entry.text for entry in entries)
            guesses.append(Guess(words, _BY_WORDS[words], len(entries), len(plain), example))
    others = [Unplaced(words, count) for words, count in left.most_common()]
    return sorted(guesses, key=lambda one: (-one.count, one.theirs)), [*planned, *others]


def _begins(text: str, words: str) -> bool:
    return re.match(rf"{re.escape(words)}(?![\w-])", text, re.IGNORECASE) is not None


def _first(text: str) -> str:
    found = _FIRST.match(text)
    return found[0] if found else "no word"
