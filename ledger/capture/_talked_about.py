"""Who was only talked about: `coffee with Dana, asked about Lee`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ledger.capture._phrases import NAME
from ledger.model.contact import Contact
from ledger.model.names import Mention, NameMatch

_ABOUT = re.compile(
    r"(?<![\w'’-])(?:about|regarding|concerning|discuss(?:ed|ing)?|mention(?:ed|ing)?|"
    r"asked after)\s+"
    r"(?:(?:the|an?|my|our|her|his|their)\s+(?:[\w-]+\s+){1,2}(?:with|of|for|to|from|by)\s+)?"
    rf"(?P<whom>(?:the\s+)?{NAME}+(?:(?:\s*,\s*|\s*,?\s+and\s+|\s*&\s*){NAME}+(?!\s*\w))*)",
    re.IGNORECASE,
)


def talked_about(masked: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The people of a sentence who were a subject of it, where others took part.

    A campaign or an organization that a talk was about is served by it, and no matter of this;
    nor is a link that was typed.
    """
    people = [one for one in mentions if isinstance(one.candidates[0], Contact)]
    subjects = [match.span("whom") for match in _ABOUT.finditer(masked)]
    about = [one for one in people if any(s <= one.start < e for s, e in subjects)]
    present = {one.candidates[0].path for one in people if one not in about}
    return tuple(
        one
        for one in about
        if one.match is not NameMatch.LINK
        and present - {one.candidates[0].path}
        and one.candidates[0].path not in present
    )
