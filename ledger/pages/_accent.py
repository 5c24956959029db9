"""The one colour that an owner may choose."""

from __future__ import annotations

import re

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}$")


def stylesheet_of(accent: str) -> str:
    """The style sheet that sets the accent, lightened in the dark; nothing where none is set.

    A setting that is no `#rrggbb` is left out: it would end up in a style sheet.
    """
    if not _COLOUR.match(accent):
        return ""
    dark = f"color-mix(in srgb, {accent} 55%, white)"
    return (
        f":root {{ --accent: {accent}; }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ --accent: {dark}; }} }}\n"
    )
