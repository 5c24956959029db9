"""A mark for each finding that stays when lines above it come and go."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable

from ledger.diagnostic import Diagnostic
from ledger.source import Location

_DIGITS = 32


def fingerprints(findings: tuple[Diagnostic, ...], line_of: Callable[[Location], str]) -> list[str]:
    """One mark for each finding, in their order, no two alike.

    It is made of the code, the file, the text of the line and, where these are alike, which
    of them it is; the line's number has no part in it.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    marks = []
    for finding in findings:
        place = finding.location
        facts = (finding.code, place.path, line_of(place).strip())
        seen[facts] += 1
        told = "\0".join((*facts, str(seen[facts])))
        digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
        marks.append(digest[:_DIGITS])
    return marks
