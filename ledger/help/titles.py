"""What the first line of a help page says, and what it says of mending."""

from __future__ import annotations

import re

MENDED = "`headway check --fix` puts this right"

_FIRST_LINE = re.compile(r"# +(?P<title>\S.*?)(?: \(`[^()]*\))?\s*")


def title_of(page: str) -> str:
    """`A key stands twice` of "# A key stands twice (`duplicate-key`, HW105, error)"."""
    match = _FIRST_LINE.fullmatch(page.split("\n", 1)[0])
    return match["title"] if match else ""


def is_mended(page: str) -> bool:
    """Whether a check's page says that `check --fix` types the remedy."""
    return MENDED in " ".join(page.split())
