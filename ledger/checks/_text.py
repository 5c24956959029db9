"""What the checks share in wording: typed text in a message, and the line that puts it right."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ledger.wording import fold, listing, near_miss, slips

MOST_SHOWN = 60

# What YAML takes for something else at the beginning of a value, and within it.
_YAML_START = tuple("-?:,[]{}#&*!|>'\"%@`")
_YAML_WITHIN = re.compile(r":(?:\s|$)|\s#")


def shown(typed: str, most: int = MOST_SHOWN) -> str:
    """A text as typed, on one line, in backticks, cut off where it is long."""
    line = " ".join(typed.split())
    return f"`{line if len(line) <= most else line[: most - 1].rstrip() + '…'}`"


def with_article(noun: str) -> str:
    """`a call`, `an interview`."""
    return f"{'an' if noun[:1].lower() in tuple('aeiou') else 'a'} {noun}"


def choices(names: Iterable[str], last: str = "or") -> str:
    """Some names in backticks as a list in words."""
    return listing([f"`{name}`" for name in names], last)


def quoted(value: str) -> str:
    """A text in the quotes that YAML reads back as the same text."""
    if '"' in value or "\\" in value:
        doubled = value.replace("'", "''")
        return f"'{doubled}'"
    return f'"{value}"'


def as_value(text: str) -> str:
    """A text as a front-matter value, in quotes where YAML would take it for something else."""
    risky = text.startswith(_YAML_START) or _YAML_WITHIN.search(text)
    return quoted(text) if risky else text


def same_word(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` is but for capitals, `_` for `-`, spaces or a plural."""
    return next(iter(same_words(word, known)), None)


def same_words(word: str, known: Iterable[str]) -> list[str]:
    """Every known word that `word` is but for capitals, `_` for `-`, spaces, else for a plural."""
    bare = _bare(word)
    names = [(name, _bare(name)) for name in known]
    same = [name for name, other in names if other == bare]
    return same or [name for name, other in names if _is_plural(bare, other)]


def meant(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was most likely meant to be, or None."""
    names = tuple(known)
    return same_word(word, names) or near_miss(word, names)


def swapped(word: str, candidate: str) -> bool:
    """Whether two words differ by one pair of letters that changed places."""
    folded = fold(word)
    return sorted(folded) == sorted(candidate) and slips(folded, candidate) == 1


def _is_plural(one: str, other: str) -> bool:
    return one in (f"{other}s", f"{other}es") or other in (f"{one}s", f"{one}es")


def _bare(word: str) -> str:
    return re.sub(r"[\W_]", "", fold(word))
