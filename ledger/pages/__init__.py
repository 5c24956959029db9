"""The pages of the report: one kind a file, found by looking in this folder.

A page decides what is shown and in which words; its template places it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

import ledger.pages as folder
from ledger.catalogue import scan
from ledger.model.record import Record
from ledger.pages._before import Before, kept
from ledger.pages._beside import beside
from ledger.pages._chrome import Chrome, chrome_of
from ledger.pages._page import NOT_FOUND, Page, PageKind, page_kind
from ledger.pages._results import Results
from ledger.pages._search import Document, Documents, search_documents
from ledger.pages._selection import selected
from ledger.pages.record import page_of

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
    "lay_out_record",
    "page_kind",
    "search_documents",
]


# The kind of the page that is opened first, which every report has.
FIRST = "index"
# The kind of which each record has a page.
RECORD = "record"


@cache
def all_kinds() -> tuple[PageKind, ...]:
    """Every kind of page, in the order of the navigation."""
    return tuple(sorted(scan(folder, PageKind), key=lambda kind: (kind.place, kind.name)))


def lay_out(results: Results) -> Iterator[tuple[Page, Callable[[], Chrome]]]:
    """Every page of the report that is wanted or, of a shared one, allowed, with its frame.

    The frame is made where it is called for: most pages are as they were, and need none.
    """
    kinds = _kinds(results)
    for kind in kinds:
        for page in kind.make(results):
            yield page, partial(chrome_of, results, page, kind, kinds)


def lay_out_record(results: Results, record: Record) -> tuple[Page, Callable[[], Chrome]] | None:
    """The page of one record as `lay_out` gives it, without the others; None where it has none."""
    kinds = _kinds(results)
    kind = next((one for one in kinds if one.name == RECORD), None)
    page = page_of(results, record) if kind else None
    return (page, partial(chrome_of, results, page, kind, kinds)) if kind and page else None


def _kinds(results: Results) -> tuple[PageKind, ...]:
    """The kinds of page that a report has, in the order of the navigation."""
    there = [kind for kind in all_kinds() if kind.when is None or kind.when(results)]
    kinds = selected(there, results.ledger.config.site.pages)
    if results.shared:
        allowed = (FIRST, *results.shared.pages)
        kinds = tuple(kind for kind in kinds if kind.name in allowed or kind.unlisted)
    return kinds
