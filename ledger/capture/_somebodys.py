"""Somebody who belongs to somebody else: `Lucia's assistant called`."""

from __future__ import annotations

import re

from ledger.capture._phrases import NAME

# Somebody who belongs to somebody else, and is not whoever is named.
_SOMEBODYS = re.compile(
    rf"{NAME}+['’]s?\s+(?:(?:new|old|own|executive|personal|former|young|little)\s+)*"
    r"((?:assistant|secretary|pa|ea|wife|husband|spouse|partner|boss|manager|supervisor|colleague|"
    r"co-?worker|daughter|son|brother|sister|mother|mom|father|dad|uncle|aunt|cousin|niece|nephew|"
    r"friend|neighbou?r|receptionist|deputy|lawyer|accountant|bookkeeper|associate|recruiter|team|"
    r"people|staff|office|clerk|successor|predecessor|girlfriend|boyfriend|fianc[eé]e?|client|"
    r"report|intern|agent|gatekeeper|chief of staff))(?![\w-])",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?<!\w)(?:about|re:?|on|concerning|regarding|of)\s(?![^,;]*\swith\s)", re.IGNORECASE
)


def somebody_of_theirs(
    masked: str, begin: int, end: int, close: int, in_person: bool
) -> re.Match[str] | None:
    """Who it was, in a clause from `begin` to `close`, in place of who is named; None for nobody.

    `end` is behind the words that tell what happened; what it was about does not count. An
    office that was gone to is a place.
    """
    for match in _SOMEBODYS.finditer(masked, begin, close):
        place = in_person and match[1].lower() == "office"
        if not place and not _ABOUT.search(masked, end, max(end, match.start())):
            return match
    return None
