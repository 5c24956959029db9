"""The pages of the report: one kind a file, found by looking in this folder.

A page decides what is shown and in which words; its template places it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import ledger.pages as folder
from ledger.catalogue import scan
from ledger.pages._chrome import Chrome, chrome_of
from ledger.pages._own_style import PATH as OWN_STYLE
from ledger.pages._own_style import own_style
from ledger.pages._page import Page, PageKind, page_kind
from ledger.pages._results import Results

__all__ = [
    "OWN_STYLE",
    "Chrome",
    "Page",
    "PageKind",
    "Results",
    "all_kinds",
    "lay_out",
    "own_style",
    "page_kind",
]


# The kind of the page that is opened first, which every report has.
FIRST = "index"


@cache
def all_kinds() -> tuple[PageKind, ...]:
    """Every kind of page, in the order of the navigation."""
    return tuple(sorted(scan(folder, PageKind), key=lambda kind: (kind.place, kind.name)))


def lay_out(results: Results) -> Iterator[tuple[Page, Chrome]]:
    """Every page of the report, each with what frames it; of a shared one those allowed."""
    kinds = all_kinds()
    if results.shared:
        kinds = tuple(kind for kind in kinds if kind.name in (FIRST, *results.shared.pages))
    for kind in kinds:
        for page in kind.make(results):
            yield page, chrome_of(results, page, kind, kinds)
