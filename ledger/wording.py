"""How the tool says numbers, days and names, and what a mistyped word may have been.

What compares words is brought in only where words are compared: most runs have no slip in them,
and a shell that completes cannot wait for it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date


def fold(name: str) -> str:
    """The form in which two names are compared: NFC, case folded, no outer white space."""
    if name.isascii():
        return name.lower().strip()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold()).strip()


def plural(count: int, noun: str, many: str | None = None) -> str:
    """`1 campaign`, `3 campaigns`."""
    return f"{count} {noun if count == 1 else many or noun + 's'}"


def listing(words: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def days_ago(then: date, as_of: date) -> str:
    """`today`, `yesterday`, `tomorrow`, `5 days ago`, `in 5 days`."""
    days = (as_of - then).days
    if abs(days) <= 1:
        return {0: "today", 1: "yesterday", -1: "tomorrow"}[days]
    return f"{days} days ago" if days > 0 else f"in {-days} days"


def number(value: float, digits: int = 1) -> str:
    """A number without a trailing `.0`: `4`, `2.5`."""
    text = f"{value:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def percent(share: float) -> str:
    """`.364` as `36%`; what is not quite nothing or all keeps a digit: `0.4%`, `99.6%`."""
    hundred = round(share * 100, 9)
    if 0 < hundred < 1 or 99 < hundred < 100:
        return f"{number(min(max(hundred, 0.1), 99.9))}%"
    return f"{hundred:.0f}%"


def hours(minutes: float) -> str:
    """Minutes as `2h`, `1h30m`, `45m`."""
    whole, rest = divmod(round(minutes), 60)
    if not whole:
        return f"{rest}m"
    return f"{whole}h{rest:02d}m" if rest else f"{whole}h"


def shorten(text: str, longest: int = 90) -> str:
    """A text of at most so many characters, cut at a word."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def near_miss(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was most likely meant to be, if it is a slip of the fingers.

    At most one slip in up to five letters and two in more (optimal string alignment: a
    swapped pair is one slip). Words of up to three letters have too many neighbours.
    """
    folded = fold(word)
    if len(folded) < 4:
        return None
    allowed = 1 if len(folded) <= 5 else 2
    choices = sorted({candidate for candidate in known if candidate})
    if folded in choices:
        return None
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    match = process.extractOne(folded, choices, scorer=OSA.distance, score_cutoff=allowed)
    return match[0] if match else None


def slips(word: str, other: str) -> int:
    """How many slips of the fingers lie between two words; a swapped pair of letters is one."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    return OSA.distance(word, other)


def nearest(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Up to `most` known names that look like `word`, the likeliest first."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    choices = sorted(set(known))
    matches = process.extract(
        fold(word), choices, scorer=fuzz.WRatio, processor=fold, limit=most, score_cutoff=70
    )
    return [match[0] for match in sorted(matches, key=lambda match: (-match[1], match[0]))]


def sharing(word: str, known: Sequence[str], least: int) -> list[str]:
    """The known names that have at least so many letters of a word, in the word's order."""
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415

    found = process.extract(word, known, scorer=LCSseq.similarity, score_cutoff=least, limit=None)
    return [name for name, _, _ in found]
