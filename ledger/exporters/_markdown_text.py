"""Text placed in Markdown so that it reads as it was typed (CommonMark, and GitHub's tables)."""

from __future__ import annotations

import re

from ledger.model.draft import one_line

# What may begin emphasis, code, a link, raw HTML, an entity, a cell, a footnote or a formula.
_SPECIAL = re.compile(r"[\\`*_\[\]<>|&~$^#!]")
# What is made a link although nothing marks it.
_ADDRESS = re.compile(r"(?i)(?<=www)\.|:(?=//)|@|(?<=mailto):|(?<=xmpp):")


def escaped(text: str) -> str:
    """A text on one line, with nothing in it that is markup; for a cell or within a line."""
    return _ADDRESS.sub(r"\\\g<0>", _SPECIAL.sub(r"\\\g<0>", one_line(text)))
