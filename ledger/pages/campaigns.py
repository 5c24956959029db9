"""What is in the works: a board by stage, a line of time, and who went on from where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ledger.pages._board import Board, boards
from ledger.pages._figures import Figure, figure_of
from ledger.pages._links import Links
from ledger.pages._page import Page, page_kind
from ledger.pages._results import Results
from ledger.pages._tables import Table, table_of
from ledger.pages._timeline import Timeline, timeline

# The tables of these metrics stand on this page, as far as they are measured.
SHOWN = ("conversion", "pace")


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A metric's reading and its table."""

    figure: Figure
    table: Table


@dataclass(frozen=True, slots=True)
class CampaignsView:
    """What the page of campaigns places."""

    boards: tuple[Board, ...]
    timeline: Timeline | None
    tables: tuple[ShownTable, ...]


@page_kind("campaigns", label="Campaigns", place=2)
def campaigns(results: Results) -> Iterator[Page]:
    """One page."""
    links = Links(results, "campaigns.html")
    view = CampaignsView(boards(links), timeline(links), tuple(_tables(links)))
    yield Page("campaigns.html", "campaigns", "Campaigns", view)


def _tables(links: Links) -> Iterator[ShownTable]:
    for metric in links.results.metrics:
        taken = links.results.measurements.get(metric.name)
        shown = figure_of(links, metric)
        if metric.name in SHOWN and taken and taken.rows and shown:
            yield ShownTable(shown, table_of(links, metric.title, metric.name, taken))
