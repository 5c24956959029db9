"""HW803: people answer what was published, and nothing says for whom it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.checks._lacking import profile_without
from ledger.checks._responses import counted_responses, segment_of
from ledger.checks._text import as_value, shown
from ledger.diagnostic import Severity
from ledger.model.ledger import Ledger
from ledger.wording import plural

_ENOUGH = 3


@check(
    "HW803",
    "missing-audience",
    Severity.INFO,
    why="without the audience you aim at, nobody can tell whether somebody else listens better",
)
def missing_audience(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """From three answers on whose segment is known there is something to compare it with."""
    profile = profile_without(ledger, "audience", as_of)
    counted = Counter(
        segment
        for entry in counted_responses(ledger, as_of)
        if (segment := segment_of(ledger, entry))
    )
    if profile and counted.total() >= _ENOUGH:
        most, _ = counted.most_common(1)[0]
        yield Finding(
            profile.key_place("audience"),
            f"{plural(counted.total(), 'answer')} came, most from {shown(most)}, and nothing says "
            "for whom you write",
            f"type whom you aim at, such as `audience: {as_value(most)}`",
        )
