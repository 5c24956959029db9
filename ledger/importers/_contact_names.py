"""Names of people as lists have them: in one column or in several, family name first or last."""

from __future__ import annotations

import re
from collections.abc import Callable

from ledger.model.draft import one_line
from ledger.wording import fold

# What stands behind a comma and is no first name: `Ada Whitlock, PhD`.
_BEHIND = re.compile(
    r"(?:jr|sr|i{1,3}|iv|esq|ph\.?d|m\.?d|mba|m\.?sc|b\.?sc|ll\.?[mb]|cpa|cfa|pmp|dr|prof|phr|"
    r"cissp|rn|pe|dds|jd|msc|ma|ba|mph|shrm|acca|fcca|cipp)\b\.?",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_FORMULA = re.compile(r"[=+@\-]")


def full_name(cell: Callable[[str], str]) -> str:
    """The name that a row gives, asked for its fields `name`, `first-name` and so on.

    The parts come first, for they say which is which; a column of whole names fills in.
    """
    given, family = one_line(cell("first-name")), one_line(cell("last-name"))
    whole = turned(one_line(cell("name")))
    if given and not family and whole and fold(given) not in fold(whole).split():
        # `Vorname` beside `Name`: the name is the family's.
        family, whole = whole, ""
    parts = (given, one_line(cell("middle-name")), family)
    return " ".join(part for part in parts if part) if given or family else whole


def turned(name: str) -> str:
    """A name in the order in which it is said: `Whitlock, Ada` as `Ada Whitlock`."""
    family, comma, given = name.partition(",")
    given = given.strip()
    if not comma or not given or not family.strip() or "," in given or is_behind(given):
        return name
    return f"{given} {family.strip()}"


def is_behind(word: str) -> bool:
    """Whether what stands behind a comma is a title or a degree: `PhD`, `Jr.`."""
    return bool(_BEHIND.fullmatch(word))


def is_odd(name: str) -> bool:
    """Whether a name looks like a formula or a number, and like nobody's name."""
    return bool(_FORMULA.match(name)) or not _LETTER.search(name)
