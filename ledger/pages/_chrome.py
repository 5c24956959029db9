"""What frames every page: the site's title, the way around, the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ledger.pages._page import REFERENCE, Page, PageKind
from ledger.pages._results import Results
from ledger.pages._words import long_day
from ledger.sharing import Shared


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """One place that every page leads to. `state` is `page` on that page, `true` below it."""

    name: str
    label: str
    href: str
    state: str


@dataclass(frozen=True, slots=True)
class Chrome:
    """The frame of a page. `root` leads from the page to the site's folder: `../` or nothing.

    `navigation` leads to the pages that answer a question, `reference` to those that one
    looks something up in. `shared` is set where the report is for somebody else.
    """

    root: str
    title: str
    site: str
    day: str
    iso_day: str
    navigation: tuple[NavigationItem, ...]
    reference: tuple[NavigationItem, ...]
    version: str
    shared: Shared | None = None


def chrome_of(results: Results, page: Page, kind: PageKind, kinds: Iterable[PageKind]) -> Chrome:
    """The frame of one page."""
    root = "../" * page.path.count("/")
    return Chrome(
        root=root,
        title=page.title,
        site=results.ledger.config.site.title,
        day=long_day(results.as_of),
        iso_day=results.as_of.isoformat(),
        navigation=tuple(
            _item(page, kind, other, root)
            for other in kinds
            if other.label and other.place < REFERENCE
        ),
        reference=tuple(
            _item(page, kind, other, root)
            for other in kinds
            if other.label and other.place >= REFERENCE
        ),
        version=results.version,
        shared=results.shared,
    )


def _item(page: Page, kind: PageKind, other: PageKind, root: str) -> NavigationItem:
    state = ""
    if page.path == other.path:
        state = "page"
    elif kind.below == other.name:
        state = "true"
    return NavigationItem(other.name, other.label, root + other.path, state)
