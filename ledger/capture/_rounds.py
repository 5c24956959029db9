"""The round of a sentence: `for the second round`, and as the format has it, `interview 1 45m`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ledger.capture._day_pattern import MONTH_AND_DAY
from ledger.capture._durations import find_minutes
from ledger.capture._phrases import DAY, FIELD, NAME, Phrases
from ledger.config import Config

Stretch = tuple[int, int]

_NUMBER = r"(?P<round>[0-9]{1,2}[a-z]?)(?![\w'’]|[.,:/×–-]\w)"
# What follows a round; a noun makes it a count, as in `prepare 2 answers`.
_LET_GO = (
    rf"(?=\s*(?:$|[,;:.!?()\[{DAY}{FIELD}]|{NAME}+(?!{NAME}|\s+[\w-]+s(?![\w-])))"
    r"|\s+(?:with|w/|at|for|on|about|in|by|via|from|re)(?!\w))"
)
# As many characters as say how long something was.
_LONGEST = 60
# What joins a round to the sentence, and has nothing to join without it.
_BEFORE_ROUND = re.compile(
    r"(?<![\w'’-])(?:after|in|at|following|for|on|about|re|regarding)\s+"
    r"(?:(?:the|my|a|our|their|her|his)\s+)?$",
    re.IGNORECASE,
)


def rounds_before_times(text: str, config: Config, table: Phrases) -> Iterator[Stretch]:
    """The rounds with a length or a day behind them, which are no part of it and no price."""
    for match in re.finditer(rf"{_words(config, table)}\s+{_NUMBER}\s+", text, re.IGNORECASE):
        follows = text[match.end() : match.end() + _LONGEST]
        dated = MONTH_AND_DAY.match(follows)
        if dated or any(one.start == 0 for one in find_minutes(follows)):
            yield match.span("round")


def find_round(masked: str, config: Config, table: Phrases) -> tuple[str, Stretch] | None:
    """The label of a round and the stretch that says it, in a sentence whose times are masked.

    A number alone is one right behind a kind, or behind how long it was, where it counts nothing.
    """
    pattern = rf"{_words(config, table)}[\s{DAY}]+{_NUMBER}{_LET_GO}"
    if typed := re.search(pattern, masked, re.IGNORECASE):
        return typed["round"].lower(), typed.span("round")
    if match := table.round.search(masked):
        lead = _BEFORE_ROUND.search(masked, 0, match.start())
        return table.round_label(match[0]), (lead.start() if lead else match.start(), match.end())
    return None


def _words(config: Config, table: Phrases) -> str:
    """Every word for a kind that has rounds."""
    short = [word for word, kind in table.short.items() if kind in config.kinds]
    return _pattern(
        tuple(word for word, kind in config.kinds.items() if kind.round)
        + tuple(word for word in short if config.kinds[table.short[word]].round)
    )


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    escaped = (re.escape(word).replace(r"\-", r"[-\s]") for word in longest_first)
    return rf"(?<![\w'’-])(?:{'|'.join(escaped)})"
