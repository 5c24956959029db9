"""HW502: the first word of a dated line is nearly a kind of entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._text import shown, swapped
from ledger.config import Way
from ledger.diagnostic import Severity
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.source import Location
from ledger.wording import fold, slips

# Words in their own right that lie a letter away from a kind. A note may begin with them.
_ORDINARY = frozenset(
    {
        "applicative", "applicator", "assets", "buys", "coffer", "coffers", "deadline", "evens",
        "latter", "launch", "learnt", "lester", "litter", "lurch", "lynch", "massage", "melting",
        "negotiable", "negotiator", "pots", "proposed", "proposes", "repay", "replay", "responded",
        "responder", "responds", "responsive", "thinks",
    }
)  # fmt: skip
_ENDINGS = ("s", "es", "d", "ed", "ing", "er", "ers", "r")


@check("HW502", "near-kind", Severity.WARNING)
def near_kind(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """A line that begins with no kind is a note, and a note counts for nothing."""
    kinds = tuple(ledger.config.kinds)
    for record in ledger.records:
        for entry in record.entries:
            if entry.kind.way is not Way.NOTE or not entry.word:
                continue
            typed, near = _near(entry, kinds)
            if near:
                yield Finding(
                    _place(entry, typed),
                    f"{shown(typed)} is no kind of entry, so this line is a note and counts for "
                    "nothing",
                    f"did you mean `{near}`?",
                    len(typed),
                )


def _place(entry: Entry, typed: str) -> Location:
    """Where the first word of an entry stands on its line."""
    line = entry.raw.split("\n", 1)[0]
    after_date = line.find(str(entry.date)) + len(str(entry.date))
    at = line.lower().find(typed.split(maxsplit=1)[0].lower(), after_date)
    return Location(entry.location.path, entry.location.line, max(at, 0) + 1)


def _near(entry: Entry, kinds: tuple[str, ...]) -> tuple[str, str | None]:
    """The first word or two of a note, and the kind that they miss by a slip."""
    words = entry.text.split()
    pair = " ".join(words[:2]).rstrip(":,").lower()
    joined = pair.replace(" ", "-")
    if " " in pair and joined in kinds:
        return pair, joined
    return entry.word, slip(entry.word, kinds)


def slip(word: str, kinds: Iterable[str]) -> str | None:
    """The kind that a word was meant to be, if it can hardly be a word of its own.

    One slip, two in eight letters and more, and the first letter right; four letters have
    too many neighbours for more than a swapped pair. `called` and `visits` are English.
    """
    folded = fold(word)
    if folded in _ORDINARY:
        return None
    bare = folded.replace("_", "-")
    found: list[tuple[int, str]] = []
    for kind in sorted(kinds):
        if bare in (kind, kind.replace("-", "")):
            return kind
        if _is_form(folded, kind) or folded[0] != kind[0]:
            continue
        distance = slips(folded, kind)
        if swapped(folded, kind) if len(folded) < 5 else distance <= (2 if len(folded) > 7 else 1):
            found.append((distance, kind))
    return min(found)[1] if found else None


def _is_form(word: str, kind: str) -> bool:
    """Whether a word is a kind with an ending (`calls`, `emailed`, `inviting`), or without one."""
    stems = (kind, kind[:-1]) if kind.endswith(("e", "y")) else (kind, kind + kind[-1])
    return any(word == stem + ending for stem in stems for ending in _ENDINGS) or (
        kind in (word + "s", word + "es")
    )
