"""The names of a workbook's sheets, as Excel allows them."""

from __future__ import annotations

import re
from collections.abc import Callable

MOST_CHARACTERS = 31

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
# Excel keeps it for itself.
_RESERVED = "history"


def sheet_names() -> Callable[[str], str]:
    """Gives each sheet of one workbook a name that no other has, whatever its capitals."""
    taken = {_RESERVED}

    def name(wanted: str) -> str:
        plain = _FORBIDDEN.sub("_", wanted).strip("'") or "sheet"
        made, number = plain[:MOST_CHARACTERS], 1
        while made.casefold() in taken:
            number += 1
            end = f" ({number})"
            made = plain[: MOST_CHARACTERS - len(end)] + end
        taken.add(made.casefold())
        return made

    return name
