"""What the engine says is wrong, in one line and in the ledger's words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ledger.wording import near_miss, nearest

_KIND = re.compile(r"^(?:[A-Z]\w+ )+Error: ")
_COLUMN = (
    re.compile(r'Referenced column "(?P<column>[^"]+)" not found'),
    re.compile(r'(?:Table|Values list) "[^"]+" does not have a column named "(?P<column>[^"]+)"'),
)
_PLACE = re.compile(r"^LINE (?P<line>\d+): ", re.MULTILINE)
_MEANT = re.compile(r'^Did you mean (?P<name>"[^"]+")', re.MULTILINE)
_LONGEST = 300


def said_wrong(
    error: Exception, sql: str, columns: Mapping[str, Sequence[str]], tables: Sequence[str]
) -> str:
    """What an error of the engine says; `tables` are those named, `columns` what each has."""
    whole = str(error)
    first = _KIND.sub("", whole.strip().split("\n", 1)[0]).strip().rstrip("!.")
    for pattern in _COLUMN:
        if match := pattern.search(first):
            return (
                f"there is no column `{match['column']}`{_near(match['column'], columns, tables)}"
            )
    place = _PLACE.search(whole)
    where = f" in line {place['line']}" if place and "\n" in sql.strip() else ""
    meant = _MEANT.search(whole)
    hint = f"; did you mean {meant['name']}?" if meant else ""
    return f"{first[:_LONGEST]}{where}{hint}"


def _near(name: str, columns: Mapping[str, Sequence[str]], tables: Sequence[str]) -> str:
    """The column that may be meant, or the columns that there are."""
    having = {column: table for table in tables for column in columns[table]}
    near = near_miss(name, having)
    likely = [near] if near else nearest(name, having, most=1)
    if likely:
        return f"; did you mean `{likely[0]}` of `{having[likely[0]]}`?"
    if len(tables) == 1:
        return f"; `{tables[0]}` has {', '.join(columns[tables[0]])}"
    return "; `headway query --tables NAME` says what a table holds"
