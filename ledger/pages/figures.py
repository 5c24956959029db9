"""Every figure on one page, below the question that it helps to answer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ledger.pages import all_kinds
from ledger.pages._figures import Figure, figure_of
from ledger.pages._inputs import laid_out_page
from ledger.pages._links import Links
from ledger.pages._page import Page, page_kind
from ledger.pages._results import Results
from ledger.value import Value


class FigureGroup(Value, frozen=True):
    """The figures of one page. `question` and `href` are empty for those that no page shows."""

    question: str
    label: str
    href: str
    figures: tuple[Figure, ...]


class FiguresView(Value, frozen=True):
    """What the page of figures places."""

    groups: tuple[FigureGroup, ...]
    window: int


@page_kind("figures", label="Figures", place=10, question="What does it all add up to?")
def figures(results: Results) -> Iterator[Page]:
    """One page."""
    yield laid_out_page("figures.html", "figures", "Figures", partial(_view, results))


def _view(results: Results) -> FiguresView:
    links = Links(results, "figures.html")
    window = int(results.ledger.config.rules.window)
    return FiguresView(tuple(_groups(links)), window)


def _groups(links: Links) -> Iterator[FigureGroup]:
    made = (figure_of(links, metric) for metric in links.results.metrics)
    left = {figure.name: figure for figure in made if figure}
    for kind in all_kinds():
        shown = tuple(left.pop(name) for name in kind.metrics if name in left)
        if shown:
            yield FigureGroup(kind.question, kind.label, links.to(kind.path), shown)
    if left:
        yield FigureGroup("", "", "", tuple(left.values()))
