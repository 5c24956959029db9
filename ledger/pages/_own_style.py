"""The style sheet that differs from one ledger to the next: its colour, and how many problems.

The count stands here and not on the pages, so that one more finding rewrites one small file
instead of all of them.
"""

from __future__ import annotations

import re

from ledger.diagnostic import Severity, counts
from ledger.pages._results import Results

PATH = "static/own.css"

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}$")


def own_style(results: Results) -> str:
    """The rules for a ledger's own colour and for the count beside the link to its problems."""
    return _accent(results.ledger.config.site.accent) + _problems(results)


def _accent(accent: str) -> str:
    """The accent, lightened in the dark.

    A setting that is no `#rrggbb` is left out: it would end up in a style sheet.
    """
    if not _COLOUR.match(accent):
        return ""
    dark = f"color-mix(in srgb, {accent} 55%, white)"
    return (
        f":root {{ --accent: {accent}; }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ --accent: {dark}; }} }}\n"
    )


def _problems(results: Results) -> str:
    if not results.findings:
        return ""
    rule = f'content: "{len(results.findings)}";'
    if counts(results.findings)[Severity.ERROR]:
        rule += " color: var(--attention); font-weight: 600;"
    return f'.masthead [data-page="problems"]::after {{ {rule} }}\n'
