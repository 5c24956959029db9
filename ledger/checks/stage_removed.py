"""HW701: a committed stage line was taken out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._audit import lost_stages, stage_key
from ledger.checks._check import Finding, check
from ledger.diagnostic import Severity
from ledger.model.ledger import Ledger


@check(
    "HW701",
    "stage-removed",
    Severity.ERROR,
    why="the list of stages only grows; a step that vanishes takes its days out of every figure",
)
def stage_removed(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """Looked for where the history is read: `--history`, `--since` and `--staged`."""
    for lost in lost_stages(ledger):
        if lost.instead is None:
            key = stage_key(lost.record)
            place = lost.record.key_place(key)
            length = len(key) if key in lost.record.fields else 0
            yield Finding(
                place,
                f"`{lost.line}` stands here no more; it did, {lost.story}",
                f"put it back: `- {lost.line}`\n"
                f"if it never was so, end the line `{key}:` with `# headway: ignore HW701`",
                length,
            )
