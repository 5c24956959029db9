"""HW905: `[checks]` names no check, or switches off one that has to speak."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ledger.checks import all_checks
from ledger.checks._check import Finding, check
from ledger.checks._fixes import swap
from ledger.checks._levels import by_name, has_to_speak, meant_check
from ledger.checks._text import shown
from ledger.config import FILE_NAME, OFF
from ledger.config.place import place_of
from ledger.diagnostic import Severity
from ledger.model.ledger import Ledger
from ledger.source import Location


@check(
    "HW905",
    "unknown-check",
    Severity.WARNING,
    why="the check that was meant goes on as before, and you believe that it does not",
)
def unknown_check(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """Named by its code or its name; one of reading can be softened and not switched off."""
    known = by_name(all_checks())
    levels = ledger.config.checks
    for key, level in levels.items():
        place, typed = _typed(ledger.config.text, key)
        one = known.get(key)
        if one is None:
            yield _unknown(place, typed)
        elif level == OFF and has_to_speak(one):
            message = f"{shown(typed)} stays on: without it a part of a file could go unread unseen"
            remedy = f'make it less than an error: `{typed} = "warning"`'
            yield Finding(place, message, remedy, len(typed))
        elif key == one.name and one.code.lower() in levels:
            message = f"{shown(typed)} is `{one.code}`, which stands here too and holds"
            yield Finding(place, message, "keep one of the two lines", len(typed))


def _unknown(place: Location, typed: str) -> Finding:
    near = meant_check(typed, all_checks())
    return Finding(
        place,
        f"{shown(typed)} is no check, so this changes nothing",
        f"did you mean `{near}`?" if near else "`headway explain` lists them all",
        len(typed),
        fix=swap(place, typed, near) if near else None,
    )


def _typed(text: str, key: str) -> tuple[Location, str]:
    """Where a key of `[checks]` stands, and how it was typed."""
    line, column = place_of(text, ("checks", key))
    whole = text.split("\n")[line - 1]
    word = re.compile(rf"(?<![\w-]){re.escape(key)}(?![\w-])", re.IGNORECASE)
    found = word.search(whole, column - 1)
    if found:
        return Location(FILE_NAME, line, found.start() + 1), found[0]
    return Location(FILE_NAME, line, column), key
