"""A text of several lines from elsewhere as Markdown that the ledger reads nothing into."""

from __future__ import annotations

import re

from ledger.model.draft import one_line


def quoted(text: str) -> str:
    """A text as a quotation, `> ` before each line; empty for none.

    So nothing in it begins a list item, a heading or a fence, and no dated line of theirs is one
    of the owner's. Links, comments and code cannot begin in it either.
    """
    lines = [_harmless(line) for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _harmless(line: str) -> str:
    plain = re.sub(r"(\[|\])\1+", r"\1", one_line(line).replace("`", "'"))
    return plain.replace("<!--", "<! --").replace("~~~", "~ ~ ~")
