"""HW704: where a campaign came from is told otherwise than at first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._audit import committed
from ledger.checks._check import Finding, check
from ledger.checks._faults import record_at
from ledger.diagnostic import Severity
from ledger.model.history import Commit, Life
from ledger.model.ledger import Ledger


@check(
    "HW704",
    "origin-changed",
    Severity.WARNING,
    why="whether your own pipeline makes your number is decided by origins fixed at the start",
)
def origin_changed(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """The origin is the first that was committed; one that is filled in later changes nothing."""
    for life in ledger.history.lives if ledger.history else ():
        record = None if life.gone else record_at(ledger, life.path)
        first = _first(life)
        if record is None or first is None:
            continue
        origin, commit = first
        now = str(record.fields.get("origin") or "").strip()
        if now.lower() == origin:
            continue
        said = f"is `{now}` now" if now else "is not said any more"
        yield Finding(
            record.place("origin"),
            f"`origin` was `{origin}`, {committed(ledger, commit)}, and {said}",
            f"put it back: `origin: {origin}`\n"
            "if that was wrong from the beginning, end the line with `# headway: ignore HW704`",
            len(now),
        )


def _first(life: Life) -> tuple[str, Commit] | None:
    """The first origin that was committed, and the commit."""
    for revision in life.revisions:
        if revision.after and revision.after.origin:
            return revision.after.origin, revision.commit
    return None
