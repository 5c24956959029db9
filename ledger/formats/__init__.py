"""Findings in the forms that people and programs read, one form a file.

Each file has `render(findings, line_of) -> str`; `line_of` gives the text of a line.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from ledger.diagnostic import Diagnostic
from ledger.formats import concise, full, json
from ledger.source import Location

LineOf = Callable[[Location], str]
Render = Callable[[tuple[Diagnostic, ...], LineOf], str]

FORMATS: MappingProxyType[str, Render] = MappingProxyType(
    {"full": full.render, "concise": concise.render, "json": json.render}
)
