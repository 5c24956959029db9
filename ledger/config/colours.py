"""The colours of the report: how they are written, and whether one can be read on another."""

from __future__ import annotations

import re
from collections.abc import Mapping

# What text wants against its background: WCAG 2.2, success criterion 1.4.3.
LEGIBLE = 4.5

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_WHITE = 255

# An accent for the light page is mixed with white for the dark one: this much of it is left,
# in per cent, and less where that much could not be read.
_ACCENT_LEFT = range(55, 0, -5)


def is_colour(text: str) -> bool:
    """Whether a text is a colour as the settings have it: `#rrggbb`."""
    return bool(_COLOUR.fullmatch(text))


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, from 1 (the same) to 21 (black and white).

    The contrast ratio of WCAG 2.2, from the relative luminance that it defines.
    """
    dark, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def palettes(
    tables: Mapping[str, Mapping[str, str]], base: Mapping[str, Mapping[str, str]], accent: str
) -> tuple[dict[str, str], dict[str, str]]:
    """The colours of the light and of the dark page, with a ledger's one accent in both.

    `tables` are `[site.colours]` and `[site.dark-colours]` by name, `base` the same without
    any setting: an accent that was chosen for one of the two pages stays.
    """
    light, dark = dict(tables["colours"]), dict(tables["dark-colours"])
    if accent and light["accent"] == base["colours"]["accent"]:
        light["accent"] = accent
    if accent and dark["accent"] == base["dark-colours"]["accent"]:
        dark["accent"] = _for_the_dark(accent, dark["paper"])
    return light, dark


def _for_the_dark(accent: str, paper: str) -> str:
    mixed = [_with_white(accent, left) for left in _ACCENT_LEFT]
    return next((one for one in mixed if contrast(one, paper) >= LEGIBLE), mixed[-1])


def _with_white(colour: str, left: int) -> str:
    mixed = ((part * left + _WHITE * (100 - left) + 50) // 100 for part in _parts(colour))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    """A part of an sRGB colour as light."""
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
