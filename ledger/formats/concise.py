"""`path:line:column: CODE severity message`: a line a finding, as editors parse it."""

from __future__ import annotations

from ledger.diagnostic import Diagnostic
from ledger.formats._context import Context
from ledger.terminal import visible


def render(findings: tuple[Diagnostic, ...], context: Context) -> str:
    """One line for each finding."""
    lines = (
        f"{visible(one.location.path)}:{one.location.line}:{one.location.column}: "
        f"{one.code} {one.severity.value} {visible(one.message)}"
        for one in findings
    )
    return "\n".join(lines)
