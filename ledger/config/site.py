"""The values that `[site]` can take: colours, a logo, an address, the names of pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from ledger.config.colours import is_colour, palettes
from ledger.config.values import Site

Tree = dict[str, Any]

COLOUR_TABLES = ("colours", "dark-colours")
LOGOS = (".png", ".jpg", ".jpeg", ".svg", ".webp")

# The kinds of page that `pages` may name. Two are always made: without them nobody would find
# the others, or what is wrong with them.
ALWAYS = ("index", "problems")
# A page is a file of ledger/pages, which is above the settings: it is looked for by its name.
_NO_CHOICE = ("not-found",)
_FILES = (
    one.name for one in (Path(__file__).parents[1] / "pages").iterdir() if one.name.endswith(".py")
)
PAGES = tuple(
    name
    for name in sorted(one.removesuffix(".py").replace("_", "-") for one in _FILES)
    if name[0] != "-" and name not in _NO_CHOICE
)

# An absolute path as a browser has it, without what would end it or climb out of it.
_BASE = re.compile(r"/(?:[\w.~!$&'()*+,;=:@%-]+/)*[\w.~!$&'()*+,;=:@%-]*", re.ASCII)


def unfit(path: tuple[str, ...], value: str) -> str:
    """What a text of `[site]` wants that it is not; empty where it fits."""
    if path[1] in COLOUR_TABLES or path[1] == "accent":
        empty = value == "" and path[1] == "accent"
        return "" if empty or is_colour(value) else "wants a colour as `#rrggbb`"
    if path[1] == "logo" and value:
        return _unfit_logo(value)
    if path[1] == "base" and not (_BASE.fullmatch(value) and "/../" not in f"{value}/"):
        return 'wants the path that the report is hosted under, as "/reports/maya/"'
    return ""


def _unfit_logo(value: str) -> str:
    path = PurePosixPath(value)
    if path.suffix.lower() not in LOGOS:
        return f"wants a picture that ends in {', '.join(LOGOS[:-1])} or {LOGOS[-1]}"
    if path.is_absolute() or ".." in path.parts or "\\" in value or ":" in path.parts[0]:
        return "wants a file of the ledger, by its path from `headway.toml`"
    return ""


def site_of(tree: Tree, base: Mapping[str, Any]) -> Site:
    """`[site]` as a value; `base` is what it is without any setting."""
    made = {key.replace("-", "_"): value for key, value in tree.items()}
    made["pages"] = tuple(tree["pages"])
    made["base"] = tree["base"] if tree["base"].endswith("/") else f"{tree['base']}/"
    made["colours"], made["dark_colours"] = palettes(tree, base, tree["accent"])
    return Site(**made)
