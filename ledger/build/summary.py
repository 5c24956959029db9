"""What a build did."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ledger.diagnostic import Diagnostic
from ledger.value import Value

if TYPE_CHECKING:
    from ledger.readers import LedgerReading


class Summary(Value, frozen=True):
    """What a build did, and what it found; of a shared report what it leaves out.

    `counts` are the findings of each severity. Where nothing had changed since the last build
    of another process, nothing was read: the findings are only counted.
    """

    written: int
    unchanged: int
    removed: int
    pages: int
    counts: Mapping[str, int]
    left_out: tuple[str, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    reading: LedgerReading | None = None
