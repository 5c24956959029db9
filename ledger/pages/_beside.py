"""The files that are no pages: the ledger's own colours, its logo, a word to search engines."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.pages._chrome import logo_path
from ledger.pages._own_style import PATH as OWN_STYLE
from ledger.pages._own_style import own_style
from ledger.pages._results import Results

ROBOTS = "robots.txt"


def beside(results: Results) -> Iterator[tuple[str, bytes]]:
    """Every such file by its path in the site."""
    yield OWN_STYLE, own_style(results).encode()
    yield ROBOTS, robots(results).encode()
    if results.logo is not None:
        yield logo_path(results.ledger.config.site.logo), results.logo


def robots(results: Results) -> str:
    """What search engines are told: to keep out, unless the owner lets them in."""
    allowed = results.ledger.config.site.indexed
    return f"User-agent: *\n{'Allow' if allowed else 'Disallow'}: /\n"
