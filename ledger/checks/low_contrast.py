"""HW907: a colour of the report cannot be read on the paper it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.config import FILE_NAME
from ledger.config.colours import LEGIBLE, contrast
from ledger.config.place import nearest_place
from ledger.diagnostic import Severity
from ledger.model.ledger import Ledger
from ledger.source import Location

# What is written in which colour on what; the rest is lines and fills.
_PAIRS = (
    *((colour, "paper") for colour in ("ink", "soft", "accent", "good", "attention")),
    ("ink", "sheet"),
    ("ink", "mark"),
)


@check(
    "HW907",
    "low-contrast",
    Severity.WARNING,
    why="what is written so cannot be read by everybody, and by nobody in the sun",
)
def low_contrast(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """Text wants a contrast of 4.5 to 1 (WCAG 2.2, 1.4.3), on the light page and the dark one."""
    site = ledger.config.site
    for table, page, palette in (
        ("colours", "light", site.colours),
        ("dark-colours", "dark", site.dark_colours),
    ):
        for text, ground in _PAIRS:
            ratio = contrast(palette[text], palette[ground])
            if ratio < LEGIBLE:
                place, length = _place(ledger.config.text, table, text, ground)
                # Cut off, not rounded: 4.49 is not said to be 4.5.
                said = f"{int(ratio * 10) / 10:.1f}"
                yield Finding(
                    place,
                    f"`{text}` {palette[text]} on `{ground}` {palette[ground]} has a contrast of "
                    f"{said} on the {page} page; text wants {LEGIBLE}",
                    _remedy(text, palette[ground]),
                    length,
                )


def _place(text: str, table: str, colour: str, ground: str) -> tuple[Location, int]:
    """The line of the colour, or of what it stands on: the first that the settings name.

    The one accent is lightened for the dark page, so there the paper is to blame before it.
    """
    paths: list[tuple[str, ...]] = [("site", table, colour), ("site", table, ground)]
    if colour == "accent":
        paths.insert(1 if table == "colours" else 2, ("site", "accent"))
    for path in paths:
        depth, line, column = nearest_place(text, path)
        if depth == len(path):
            return Location(FILE_NAME, line, column), len(path[-1])
    return Location(FILE_NAME), 0


def _remedy(text: str, ground: str) -> str:
    dark = contrast(ground, "#ffffff") > contrast(ground, "#000000")
    return f"make `{text}` {'lighter' if dark else 'darker'}, or take the line out"
