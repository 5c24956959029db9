"""A proposal as the text of a `headway.toml`, with what speaks for each line beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from ledger.adopting._guesses import Guess

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")

_FIRST = """\
# How Headway reads these notes as they are. Every line is a guess: take out what is wrong.
# `headway explain adopting` says what each table means.
"""
_DATES = """\
[entries]
dates = "loose"          # {} of {} dated lines are dressed: in bold, a link, with a dash behind
"""
_LINKS = """\
[links]
unknown = "text"         # a name that no file has is a plain name; take this out once they have one
"""


def toml_key(typed: str) -> str:
    """A key as TOML has it."""
    return typed if _BARE.fullmatch(typed) else json.dumps(typed, ensure_ascii=False)


def is_typed(typed: str) -> bool:
    """Whether a key can stand in the settings and be found there again."""
    return not _UNSEEN.search(typed) and '"' not in typed and "\\" not in typed


def settings_text(
    folders: Sequence[Guess],
    fields: Mapping[str, Sequence[Guess]],
    stages: Sequence[Guess],
    beginnings: Sequence[Guess],
    dressed: tuple[int, int],
) -> str:
    """The whole text; `dressed` is how many of the dated lines are, and of how many."""
    tables = [_FIRST, _table("folders", folders)]
    tables += [_table(f"fields.{kind}", found) for kind, found in fields.items()]
    tables.append(_table("stages", stages))
    tables.append(_table("kinds", beginnings))
    if dressed[0]:
        tables.append(_DATES.format(*dressed))
    tables.append(_LINKS)
    return "\n".join(table for table in tables if table)


def _table(name: str, guesses: Sequence[Guess]) -> str:
    lines = [*_lines(guesses)]
    return "\n".join([f"[{name}]", *lines, ""]) if lines else ""


def _lines(guesses: Sequence[Guess]) -> Iterator[str]:
    shown = [
        (f'{toml_key(one.theirs)} = "{one.ours}"', one) for one in guesses if is_typed(one.theirs)
    ]
    width = max((len(line) for line, _ in shown), default=0)
    for line, one in shown:
        said = f"{one.count} of {one.total}"
        if one.example:
            said += f": {_UNSEEN.sub(' ', one.example)}"
        yield f"{line.ljust(width)}  # {said}"
