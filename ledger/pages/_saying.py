"""Sentences that are put together from words and links."""

from __future__ import annotations

from collections.abc import Sequence

from ledger import markdown
from ledger.markdown import Html
from ledger.model.record import Record
from ledger.pages._links import Links


def saying(*parts: str | Html) -> Html:
    """Pieces in a row, as one; a piece that is only text is escaped."""
    return Html("".join(one if isinstance(one, Html) else markdown.plain(one) for one in parts))


def listed(parts: Sequence[Html]) -> Html:
    """`a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:
        return saying(*parts)
    return saying(markdown.joined(parts[:-1], ", "), " and ", parts[-1])


def first_named(links: Links, records: Sequence[Record], most: int = 4) -> Html:
    """The first of some records by name, each a link, and how many more there are."""
    shown = [links.named(one) for one in records[:most]]
    more = len(records) - len(shown)
    return markdown.joined([*shown, markdown.plain(f"{more} more")] if more else shown, ", ")
