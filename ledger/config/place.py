"""Where a key of a TOML text stands; the standard library's reader keeps no positions."""

from __future__ import annotations

import re

_HEADER = re.compile(r"^\s*\[+\s*([^\]]+?)\s*\]+")
_KEY = re.compile(
    r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*="""
)

_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


def place_of(text: str, path: tuple[str, ...]) -> tuple[int, int]:
    """Line and column (from 1) of the deepest part of a key that a TOML text spells out."""
    best: tuple[int, int, int] = (0, 1, 1)
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), start=1):
        if header := _HEADER.match(line):
            table = _parts(header[1])
            here, column = table, header.start(1) + 1
        elif key := _KEY.match(line):
            here, column = (*table, *_parts(key[1])), key.start(1) + 1
        else:
            continue
        shared = path[: len(here)] == here
        if shared and len(here) > best[0]:
            best = (len(here), number, column)
    return best[1], best[2]


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))
