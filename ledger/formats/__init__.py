"""Findings in the forms that people and programs read, one form a file.

Each file has `render(findings, context) -> str`; the context gives the text of a line and
where the ledger lies in its repository.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from types import MappingProxyType

from ledger.diagnostic import Diagnostic
from ledger.formats._context import Context

__all__ = ["FORMATS", "Context", "Render"]

Render = Callable[[tuple[Diagnostic, ...], Context], str]


def _form(name: str) -> Render:
    """A form whose file is brought in when something is to be shown in it."""

    def render(findings: tuple[Diagnostic, ...], context: Context) -> str:
        shown: str = importlib.import_module(f"{__name__}.{name}").render(findings, context)
        return shown

    return render


FORMATS: MappingProxyType[str, Render] = MappingProxyType(
    {name: _form(name) for name in ("full", "concise", "json", "github", "sarif")}
)
