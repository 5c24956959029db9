"""The style sheet that differs from one ledger to the next: its colours, and how many problems.

The count stands here and not on the pages, so that one more finding rewrites one small file
instead of all of them.
"""

from __future__ import annotations

from collections.abc import Mapping

from ledger import config
from ledger.diagnostic import Severity, counts
from ledger.pages._results import Results

PATH = "static/own.css"


def own_style(results: Results) -> str:
    """The rules for a ledger's own colours and for the count beside the link to its problems."""
    ours, own = config.defaults().site, results.ledger.config.site
    return (
        _palette("not (prefers-color-scheme: dark)", own.colours, ours.colours)
        + _palette("(prefers-color-scheme: dark)", own.dark_colours, ours.dark_colours)
        + _problems(results)
    )


def _palette(when: str, own: Mapping[str, str], ours: Mapping[str, str]) -> str:
    """The colours that are not ours, in the layer of ours: what prints still has the last word.

    Every one is `#rrggbb`, which the settings see to: it ends up in a style sheet.
    """
    changed = [f"--{name}: {colour};" for name, colour in own.items() if colour != ours[name]]
    if not changed:
        return ""
    return f"@layer base {{ @media {when} {{ :root {{ {' '.join(changed)} }} }} }}\n"


def _problems(results: Results) -> str:
    if not results.findings:
        return ""
    rule = f'content: "{len(results.findings)}";'
    if counts(results.findings)[Severity.ERROR]:
        rule += " color: var(--attention); font-weight: 600;"
    return f'.masthead [data-page="problems"]::after {{ {rule} }}\n'
