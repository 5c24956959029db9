"""What frames every page: the site's title and logo, the way around, the day."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import quote

from ledger.pages._page import NOT_FOUND, REFERENCE, Page, PageKind
from ledger.pages._results import Results
from ledger.pages._words import long_day
from ledger.sharing import Shared


class NavigationItem(NamedTuple):
    """One place that every page leads to. `state` is `page` on that page, `true` below it."""

    name: str
    label: str
    href: str
    state: str
    question: str = ""


class Chrome(NamedTuple):
    """The frame of a page. `root` leads from the page to the site's folder: `../` or nothing.

    `navigation` leads to the pages that answer a question, `reference` to those that one
    looks something up in. `home` leads to the first page, `logo` to a picture, empty where
    there is none; `description` is what is said of the page where only its address is shown.
    `shared` is set where the report is for somebody else.
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
    home: str = ""
    logo: str = ""
    description: str = ""
    indexed: bool = False


def chrome_of(results: Results, page: Page, kind: PageKind, kinds: Iterable[PageKind]) -> Chrome:
    """The frame of one page among all the kinds that are made.

    The navigation leads to no page in a folder, so those of a kind have it in common.
    """
    depth = page.path.count("/")
    if not depth:
        return _frame(results, page, kind, kinds)
    key = (kind.name, depth)
    if key not in results.asked.frames:
        results.asked.frames[key] = _frame(results, page, kind, kinds)
    frame = results.asked.frames[key]
    return frame._replace(
        title=page.title, description=_description(results, page.title, frame.day)
    )


def _frame(results: Results, page: Page, kind: PageKind, kinds: Iterable[PageKind]) -> Chrome:
    site = results.ledger.config.site
    # A page that a host shows at an address of any depth cannot know its way by itself.
    root = quote(site.base, safe="/%") if page.path == NOT_FOUND else "../" * page.path.count("/")
    items = [_item(page, kind, other, root) for other in kinds if other.label]
    places = {other.name: other.place for other in kinds}
    day = long_day(results.as_of)
    return Chrome(
        root=root,
        title=page.title,
        site=site.title,
        day=day,
        iso_day=results.as_of.isoformat(),
        navigation=tuple(item for item in items if places[item.name] < REFERENCE),
        reference=tuple(item for item in items if places[item.name] >= REFERENCE),
        version=results.version,
        shared=results.shared,
        home=f"{root}index.html",
        logo=root + logo_path(site.logo) if results.logo is not None else "",
        description=_description(results, page.title, day),
        indexed=site.indexed,
    )


def _description(results: Results, title: str, day: str) -> str:
    site = results.ledger.config.site
    return site.description or f"{title}: {site.title}, as of {day}"


def logo_path(named: str) -> str:
    """Where the picture that the settings name lies in the site, whatever it was called."""
    return f"static/logo{PurePosixPath(named).suffix.lower()}"


def _item(page: Page, kind: PageKind, other: PageKind, root: str) -> NavigationItem:
    state = ""
    if page.path == other.path:
        state = "page"
    elif kind.below == other.name:
        state = "true"
    return NavigationItem(other.name, other.label, root + other.path, state, other.question)
