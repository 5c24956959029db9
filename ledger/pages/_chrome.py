"""What frames every page: the site's title, the way around, the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ledger.diagnostic import Severity, counts
from ledger.pages._accent import stylesheet_of
from ledger.pages._page import Page, PageKind
from ledger.pages._results import Results
from ledger.pages._words import long_day


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """One place that every page leads to. `state` is `page` on that page, `true` below it."""

    label: str
    href: str
    state: str
    count: int | None = None
    errors: bool = False


@dataclass(frozen=True, slots=True)
class Chrome:
    """The frame of a page. `root` leads from the page to the site's folder: `../` or nothing."""

    root: str
    title: str
    site: str
    day: str
    iso_day: str
    navigation: tuple[NavigationItem, ...]
    version: str
    accent: bool


def chrome_of(results: Results, page: Page, kind: PageKind, kinds: Iterable[PageKind]) -> Chrome:
    """The frame of one page."""
    root = "../" * page.path.count("/")
    return Chrome(
        root=root,
        title=page.title,
        site=results.ledger.config.site.title,
        day=long_day(results.as_of),
        iso_day=results.as_of.isoformat(),
        navigation=tuple(_item(results, page, kind, other, root) for other in kinds if other.label),
        version=results.version,
        accent=bool(stylesheet_of(results.ledger.config.site.accent)),
    )


def _item(
    results: Results, page: Page, kind: PageKind, other: PageKind, root: str
) -> NavigationItem:
    state = ""
    if page.path == other.path:
        state = "page"
    elif kind.below == other.name:
        state = "true"
    problems = other.name == "problems"
    return NavigationItem(
        label=other.label,
        href=root + other.path,
        state=state,
        count=len(results.findings) if problems else None,
        errors=problems and counts(results.findings)[Severity.ERROR] > 0,
    )
