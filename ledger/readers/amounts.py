"""Numbers and amounts of money as people type them."""

from __future__ import annotations

import re

from ledger.model.parts import Money

# Thousands may be set apart; `1,5` is no number here, for it may mean one and a half.
_GROUPS = r"(?:\d{1,3}(?:[,' ]\d{2,3})*[,' ]\d{3}|\d+)"
_MONEY = re.compile(
    rf"(?P<before>[^\W\d_]{{3}}|[$€£¥])?\s*(?P<number>{_GROUPS}(?:\.\d+)?)\s*+(?P<unit>[kKmM])?"
    r"\s*+(?P<after>[^\W\d_]{3}|[$€£¥])?$"
)
_DOTTED = re.compile(r"\.\d{3}$")
_UNIT = {"k": 1e3, "m": 1e6}


def plain_number(typed: str) -> float | None:
    """A number that is not negative and not endless, with or without thousands' commas."""
    if not re.fullmatch(rf"{_GROUPS}(?:\.\d+)?", typed.strip()):
        return None
    number = float(re.sub("[,' ]", "", typed.strip()))
    return number if number < 1e15 else None


def plain_money(typed: str) -> Money | None:
    """`60k`, `60000 EUR`, `€1.2m`, `60,000`: an amount and its currency, or None."""
    match = _MONEY.match(typed.strip())
    if match is None or (match["before"] and match["after"]):
        return None
    if not match["unit"] and _DOTTED.search(match["number"]):
        # `60.000` is sixty to one reader and sixty thousand to another.
        return None
    amount = float(re.sub(r"[,' ]", "", match["number"])) * _UNIT.get(
        (match["unit"] or "").lower(), 1
    )
    return (
        Money(amount, (match["before"] or match["after"] or "").upper()) if amount < 1e15 else None
    )
