"""The files of a report, each made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from ledger import pages, site
from ledger.build.earlier import TEMPLATES
from ledger.build.searching import Searching
from ledger.build.stopped import StoppedError
from ledger.model.record import Record
from ledger.pages import Chrome, Page, Results

_Listed = tuple[Page, Callable[[], Chrome]]

_RECORD = "record"


class Report:
    """Every file of a report by its path: the pages, and what lies beside them.

    Nothing is laid out before its file is asked for, so that several processes share the work
    and what did not change is not made at all. What templates are compiled to is kept in the
    folder `cache`, if there is one; `searching` knows the search of the report before, where
    there is one and another after it.
    """

    def __init__(
        self,
        results: Results,
        root: Path,
        cache: Path | None = None,
        searching: Searching | None = None,
    ) -> None:
        self._searching = searching
        settings = results.ledger.config.site
        self.results = results
        own = root / TEMPLATES if settings.templates else None
        self._renderer = _renderer(own, site.state_of_templates(own) if own else "", cache)
        self._prunes = bool(results.shared or settings.pages)

    @cached_property
    def _pages(self) -> Mapping[str, _Listed]:
        return {page.path: (page, frame) for page, frame in pages.lay_out(self.results)}

    @cached_property
    def _beside(self) -> Mapping[str, bytes]:
        return {**dict(self._renderer.static()), **dict(pages.beside(self.results))}

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The path of every file, sorted."""
        return tuple(sorted({*self._pages, *self._beside, site.SEARCH}))

    @cached_property
    def _there(self) -> frozenset[str]:
        return frozenset(self.paths)

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self._pages)

    def is_page(self, path: str) -> bool:
        """Whether a file of it is a page, and not one that lies beside them."""
        return path in self._pages

    def inputs(self, path: str) -> bytes:
        """A digest of all that a page is made from but settings and day; empty for unknown."""
        page, _ = self._pages.get(path, (None, None))
        return page.inputs() if page and page.inputs else b""

    def is_of_one_record(self, path: str) -> bool:
        """Whether a file is a record's page, one of many that are all soon made."""
        page, _ = self._pages.get(path, (None, None))
        return page is not None and page.template == _RECORD

    def of_record(self, record: Record) -> tuple[str, bytes] | None:
        """The page of one record by its path, without the others; None where it has none.

        What leads to no page of the report is still in it. Raises StoppedError as `file` does.
        """
        laid_out = pages.lay_out_record(self.results, record)
        return (laid_out[0].path, self._placed(*laid_out)) if laid_out else None

    def file(self, path: str) -> bytes:
        """The bytes of a file. Raises StoppedError for a template that cannot be used."""
        if path == site.SEARCH:
            every = [page for page, _ in self._pages.values()]
            if self._searching:
                return self._searching.script(self.results, every)
            return site.search_script(pages.search_documents(self.results, every))
        if path in self._beside:
            return self._beside[path]
        made = self._placed(*self._pages[path])
        return site.without_dead_links(path, made, self._there) if self._prunes else made

    def _placed(self, page: Page, frame: Callable[[], Chrome]) -> bytes:
        try:
            return self._renderer.render(page, frame())
        except site.TemplateFaultError as fault:
            raise StoppedError(str(fault)) from None


@lru_cache(maxsize=4)
def _renderer(own: Path | None, state: str, cache: Path | None) -> site.Renderer:
    """One renderer for each state of a folder of templates: what Jinja has compiled serves on.

    Jinja itself sees that a template changed, but not that one now stands in for another.
    """
    return site.Renderer(own, cache)
