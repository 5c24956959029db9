"""Where a key of a TOML text stands; the standard library's reader keeps no positions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

_HEADER = re.compile(r"^\s*\[+\s*([^\]]+?)\s*\]+")
_KEY = re.compile(
    r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*="""
)

_QUOTES = ('"""', "'''")

_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


def place_of(text: str, path: tuple[str, ...]) -> tuple[int, int]:
    """Line and column (from 1) of the deepest part of a key that a TOML text spells out.

    Upper and lower case are the same here: stages and words are kept in lower case. A key
    in the very letters comes before one in others.
    """
    folded, places = _folded(path), _places(text)
    for length in range(len(path), 0, -1):
        if spelled := places.get(folded[:length]):
            return max(spelled, key=lambda one: _alike(one[0], path))[1:]
    return 1, 1


def nearest_place(text: str, path: tuple[str, ...]) -> tuple[int, int, int]:
    """How many parts of a key a TOML text spells out, and where it first comes that close.

    Unlike `place_of` it takes a key beside the one wanted: the first stage of a pipeline
    stands for one that the text does not name.
    """
    folded = _folded(path)
    best: tuple[int, int, int] = (0, 1, 1)
    for here, number, column in _keys(text):
        pairs = enumerate(zip(_folded(here), folded, strict=False))
        shared = next((at for at, (a, b) in pairs if a != b), min(len(here), len(path)))
        if shared > best[0]:
            best = (shared, number, column)
    return best


@lru_cache(maxsize=2)
def _places(text: str) -> Mapping[tuple[str, ...], list[tuple[tuple[str, ...], int, int]]]:
    """Every table and key of a TOML text with its places, by the key in small letters.

    Kept, for a text with a thousand mistakes is asked for a thousand places.
    """
    made: dict[tuple[str, ...], list[tuple[tuple[str, ...], int, int]]] = {}
    for one in _keys(text):
        made.setdefault(_folded(one[0]), []).append(one)
    return made


def _keys(text: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Every table and key of a TOML text, with its line and column."""
    table: tuple[str, ...] = ()
    quote = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if quote:
            # Within a text of several lines, an SQL, nothing is a key.
            quote = "" if line.count(quote) % 2 else quote
            continue
        quote = next((one for one in _QUOTES if line.count(one) % 2), "")
        if header := _HEADER.match(line):
            table = _parts(header[1])
            yield table, number, header.start(1) + 1
        elif key := _KEY.match(line):
            yield (*table, *_parts(key[1])), number, key.start(1) + 1


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many parts of two keys are in the same letters."""
    return sum(a == b for a, b in zip(one, other, strict=False))


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _folded(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.lower() for part in path)
