"""Findings in the forms that people and programs read, one form a file.

Each file has `render(findings, context) -> str`; the context gives the text of a line and
where the ledger lies in its repository.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from ledger.diagnostic import Diagnostic
from ledger.formats import concise, full, github, json, sarif
from ledger.formats._context import Context

__all__ = ["FORMATS", "Context", "Render", "concise"]

Render = Callable[[tuple[Diagnostic, ...], Context], str]

FORMATS: MappingProxyType[str, Render] = MappingProxyType(
    {
        "full": full.render,
        "concise": concise.render,
        "json": json.render,
        "github": github.render,
        "sarif": sarif.render,
    }
)
