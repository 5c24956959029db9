"""The pages of the report: one kind a file, found by looking in this folder.

A page decides what is shown and in which words; its template places it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

import ledger.pages as folder
from ledger.catalogue import scan
from ledger.pages._before import Before, kept
from ledger.pages._beside import beside
from ledger.pages._chrome import Chrome, chrome_of
from ledger.pages._page import NOT_FOUND, Page, PageKind, page_kind
from ledger.pages._results import Results
from ledger.pages._search import Document, Documents, search_documents
from ledger.pages._selection import selected

__all__ = [
    "NOT_FOUND",
    "Before",
    "Chrome",
    "Document",
    "Documents",
    "Page",
    "PageKind",
    "Results",
    "all_kinds",
    "beside",
    "kept",
    "lay_out",
    "page_kind",
    "search_documents",
]


# The kind of the page that is opened first, which every report has.
FIRST = "index"


@cache
def all_kinds() -> tuple[PageKind, ...]:
    """Every kind of page, in the order of the navigation."""
    return tuple(sorted(scan(folder, PageKind), key=lambda kind: (kind.place, kind.name)))


def lay_out(results: Results) -> Iterator[tuple[Page, Callable[[], Chrome]]]:
    """Every page of the report that is wanted or, of a shared one, allowed, with its frame.

    The frame is made where it is called for: most pages are as they were, and need none.
    """
    there = [kind for kind in all_kinds() if kind.when is None or kind.when(results)]
    kinds = selected(there, results.ledger.config.site.pages)
    if results.shared:
        allowed = (FIRST, *results.shared.pages)
        kinds = tuple(kind for kind in kinds if kind.name in allowed or kind.unlisted)
    for kind in kinds:
        for page in kind.make(results):
            yield page, partial(chrome_of, results, page, kind, kinds)
