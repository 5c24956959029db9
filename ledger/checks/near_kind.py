"""HW502: the first word of a dated line is nearly a kind of entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache

from ledger.checks._check import Finding, check
from ledger.checks._fixes import in_entry, swap
from ledger.checks._text import shown, swapped
from ledger.config import Way
from ledger.diagnostic import Fix, Severity
from ledger.model.entry import Entry
from ledger.model.entry_index import of_way
from ledger.model.ledger import Ledger
from ledger.source import Location
from ledger.wording import fold, slips

# Words in their own right that lie a letter away from a kind. A note may begin with them.
_ORDINARY = frozenset(
    {
        "applicative", "applicator", "assets", "buys", "coffer", "coffers", "deadline", "evens",
        "followed", "follower", "followers", "follows",
        "latter", "launch", "learnt", "lester", "litter", "lurch", "lynch", "massage", "melting",
        "negotiable", "negotiator", "pots", "proposed", "proposes", "repay", "replay", "responded",
        "responder", "responds", "responsive", "thinks",
    }
)  # fmt: skip
# A length of time behind a word: it is a kind then, or was meant to be.
_TIMED = re.compile(r"\S+[ ](?:\d+(?:\.\d+)?h(?:\d+m?)?|\d+m)(?=[\s,;]|$)")
_PAIR = re.compile(r"(\S+) ([^\s:,]+)")
_ENDINGS = ("s", "es", "d", "ed", "ing", "er", "ers", "r")


@check(
    "HW502",
    "near-kind",
    Severity.WARNING,
    why="a note counts for nothing, so the talk or the work it tells of is in no figure",
)
def near_kind(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """A line that begins with no kind is a note; one that nearly does is a slip."""
    kinds = frozenset(ledger.config.kinds)
    # Notes begin with the same words again and again.
    known = cache(lambda word, timed: slips_of(word, kinds, timed=timed))
    for entry in of_way(ledger, Way.NOTE):
        if not entry.word:
            continue
        typed, near = _near(entry, kinds, known)
        if near:
            place = _place(entry, typed)
            yield Finding(
                place,
                f"{shown(typed)} is no kind of entry, so this line is a note and counts for "
                "nothing",
                f"did you mean `{near[0]}`?",
                len(typed),
                fix=_fix(entry, place, typed, near),
            )


def _place(entry: Entry, typed: str) -> Location:
    """Where the first word of an entry stands."""
    day = str(entry.date)
    first = typed.split(" ", maxsplit=1)[0]
    at = entry.raw.find(first, entry.raw.find(day) + len(day))
    before = entry.raw[: max(at, 0)]
    line, start = before.count("\n"), before.rfind("\n") + 1
    return Location(entry.location.path, entry.location.line + line, len(before) - start + 1)


def _fix(entry: Entry, place: Location, typed: str, near: list[str]) -> Fix | None:
    """The one kind it can be, where its words stand as they are shown."""
    sure = len(near) == 1 and in_entry(entry, place).startswith(typed)
    return swap(place, typed, near[0]) if sure else None


def _near(
    entry: Entry, kinds: frozenset[str], known: Callable[[str, bool], list[str]]
) -> tuple[str, list[str]]:
    """The first word or two of a note as typed, and the kinds that they miss by a slip."""
    pair = _PAIR.match(entry.text)
    joined = "-".join(pair.groups()).lower() if pair else ""
    if pair and joined in kinds:
        return pair[0], [joined]
    return entry.word, known(entry.word, bool(_TIMED.match(entry.text)))


def slips_of(word: str, kinds: Iterable[str], *, timed: bool = False) -> list[str]:
    """The kinds that a word was meant to be, if it can hardly be a word of its own.

    One slip, two in eight letters and more, and the first letter right; four letters have
    too many neighbours for more than a swapped pair, but where it is `timed`: a length of time
    follows. `called` and `visits` are English.
    """
    folded = fold(word)
    if folded in _ORDINARY:
        return []
    bare = folded.replace("_", "-")
    found: list[tuple[int, str]] = []
    for kind in sorted(kinds):
        if bare in (kind, kind.replace("-", "")):
            return [kind]
        if _is_form(folded, kind) or folded[0] != kind[0]:
            continue
        distance = min(slips(folded, kind), slips(folded, kind.replace("-", "")))
        short = len(folded) < (3 if timed else 5)
        if swapped(folded, kind) if short else distance <= (2 if len(folded) > 7 else 1):
            found.append((distance, kind))
    return [kind for _, kind in sorted(found)]


def _is_form(word: str, kind: str) -> bool:
    """Whether a word is a kind with an ending (`calls`, `emailed`, `inviting`), or without one."""
    stems = (kind, kind[:-1]) if kind.endswith(("e", "y")) else (kind, kind + kind[-1])
    return any(word == stem + ending for stem in stems for ending in _ENDINGS) or (
        kind in (word + "s", word + "es")
    )
