"""What a host shows for an address that the report does not have."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.pages._page import NOT_FOUND, Page, page_kind
from ledger.pages._results import Results
from ledger.value import Value


class NotFoundView(Value, frozen=True):
    """What the page of a lost address places: nothing but its words."""


@page_kind("not-found", unlisted=True)
def not_found(results: Results) -> Iterator[Page]:
    """One page."""
    yield Page(NOT_FOUND, "not_found", "Not here", NotFoundView)
