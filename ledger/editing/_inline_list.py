"""Additions to the end of a list between brackets, on one line or over several."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ledger.editing._yaml_text import inline_item_text
from ledger.readers.text import Text
from ledger.readers.yaml_nodes import Listing

# What may follow an item that has its line to itself.
_REST = re.compile(r"[ \t]*(?P<comma>,?)[ \t]*(?:#.*)?")

Place = tuple[int, int, str]


def is_inline(text: Text, listing: Listing) -> bool:
    """Whether a list stands between brackets."""
    return text.text[listing.start : listing.start + 1] == "["


def add_inline(text: Text, listing: Listing, texts: tuple[str, ...]) -> Iterator[Place]:
    """What is put in where (line, column, text) for some items more, in the list's own manner.

    Items on lines of their own get lines of their own. ValueError where the last item cannot
    be told from what follows it.
    """
    items = [inline_item_text(item) for item in texts]
    if not listing.items:
        place = text.location(listing.start + 1)
        yield place.line, place.column, ", ".join(items)
        return
    last = listing.items[-1]
    if not last.length:
        raise ValueError("the last item goes on over several lines")
    place, end = text.location(last.start), text.location(last.start + last.length)
    line = text.line(place.line)
    indent, rest = line[: place.column - 1], _REST.fullmatch(line[end.column - 1 :])
    if indent.strip():
        yield end.line, end.column, "".join(f", {item}" for item in items)
    elif rest is None:
        yield end.line, end.column, "".join(f",\n{indent}{item}" for item in items)
    elif rest["comma"]:
        yield end.line + 1, 1, "".join(f"{indent}{item},\n" for item in items)
    else:
        yield end.line, end.column, ","
        yield end.line + 1, 1, ",\n".join(f"{indent}{item}" for item in items) + "\n"
