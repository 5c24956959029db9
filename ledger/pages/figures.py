"""Every figure on one page, in the order of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ledger.pages._figures import Figure, figure_of
from ledger.pages._links import Links
from ledger.pages._page import Page, page_kind
from ledger.pages._results import Results


@dataclass(frozen=True, slots=True)
class FiguresView:
    """What the page of figures places."""

    figures: tuple[Figure, ...]
    window: int


@page_kind("figures", label="Figures", place=10)
def figures(results: Results) -> Iterator[Page]:
    """One page."""
    links = Links(results, "figures.html")
    made = (figure_of(links, metric) for metric in results.metrics)
    window = int(results.ledger.config.rules.window)
    view = FiguresView(tuple(figure for figure in made if figure), window)
    yield Page("figures.html", "figures", "Figures", view)
