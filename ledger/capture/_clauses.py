"""The fields that clauses of a sentence fill."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ledger.capture._boundaries import clause_end
from ledger.capture._introductions import came_about
from ledger.capture._phrases import NAME, ClausePhrase, Phrases
from ledger.capture._subject import by_whom
from ledger.value import Value

Stretch = tuple[int, int]

_NAME = re.compile(f"(?:the )?{NAME}+", re.IGNORECASE)
# Who somebody was introduced to; what follows is no part of it.
_NAMES = re.compile(
    rf"\s*(?:the )?(?:{NAME}+['’]s\s+(?:[\w&/-]+,?\s+){{0,4}})?{NAME}+"
    rf"(?:(?:\s*,\s*|\s*,?\s+and\s+|\s*&\s*){NAME}+)*"
    rf"(?:\s+(?:at|of)\s+(?:the )?{NAME}+)?",
    re.IGNORECASE,
)
_EDGES = " ,;:.-–—"


class Clause(Value, frozen=True):
    """A clause that fills a field: the words before the value, and the value."""

    phrase: ClausePhrase
    trigger: Stretch
    value: Stretch

    @property
    def whole(self) -> Stretch:
        """All of it."""
        return self.trigger[0], self.value[1]


def find_clauses(masked: str, table: Phrases) -> tuple[Clause, ...]:
    """The clauses of a sentence whose names are masked, from left to right, disjoint."""
    found: list[tuple[int, int, int, ClausePhrase]] = []
    for rank, phrase in enumerate(table.clauses):
        for match in phrase.says.finditer(masked):
            if match.end() > match.start() and _tells(masked, match, phrase, table):
                found.append((match.start(), -match.end(), rank, phrase))
    kept: list[tuple[int, int, ClausePhrase]] = []
    for start, end, _, phrase in sorted(found, key=lambda one: one[:3]):
        if not kept or start >= kept[-1][1]:
            kept.append((start, -end, phrase))
    clauses: list[Clause] = []
    for number, (start, end, phrase) in enumerate(kept):
        until = kept[number + 1][0] if number + 1 < len(kept) else len(masked)
        value = _value(masked, end, until, phrase)
        if value[0] < value[1] and (not clauses or start >= clauses[-1].whole[1]):
            clauses.append(Clause(phrase, (start, end), value))
    return tuple(clauses)


def find_spoken_of(masked: str, table: Phrases, clauses: Sequence[Clause]) -> tuple[Stretch, ...]:
    """The introductions that are named and did not come about: whoever is in one was not there."""
    return tuple(
        (match.start(), _value(masked, match.end(), len(masked), phrase)[1])
        for phrase in table.clauses
        if phrase.begins
        for match in phrase.says.finditer(masked)
        if not _tells(masked, match, phrase, table)
        and not overlapping(match.span(), [one.whole for one in clauses])
    )


def _tells(masked: str, match: re.Match[str], phrase: ClausePhrase, table: Phrases) -> bool:
    """Whether words tell of what the field of their phrase is for."""
    if phrase.field in ("got", "gave") and not came_about(masked, match.start(), bare=phrase.bare):
        return False
    return not (phrase.mine and by_whom(masked, match.start(), match[0], table.past) == "them")


def _value(masked: str, start: int, until: int, phrase: ClausePhrase) -> Stretch:
    """Where the value of a clause stands, without what lies at its edges."""
    end = min(clause_end(masked, start), until)
    if phrase.record:
        name = _NAME.match(masked, start + len(masked[start:]) - len(masked[start:].lstrip()))
        end = name.end() if name else start
    elif phrase.begins and (names := _NAMES.match(masked, start, end)):
        end = names.end()
    elif phrase.until and (stop := phrase.until.search(masked, start + 1, end)):
        end = stop.start()
    while start < end and masked[start] in _EDGES:
        start += 1
    while end > start and masked[end - 1] in _EDGES:
        end -= 1
    return start, end


def overlapping(stretch: Stretch, others: Sequence[Stretch]) -> bool:
    """Whether a stretch shares a character with another."""
    return any(stretch[0] < end and start < stretch[1] for start, end in others)
