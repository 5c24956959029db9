"""What is in the works: a board by stage, a line of time, and where each went and left."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ledger.markdown import Html, ticked
from ledger.pages._advice import ActionView, action_views
from ledger.pages._campaigns.board import Board, boards
from ledger.pages._campaigns.standing import standing
from ledger.pages._figures import Figure, figure_of
from ledger.pages._inputs import laid_out_page
from ledger.pages._links import Links
from ledger.pages._page import Page, page_kind
from ledger.pages._results import Results
from ledger.pages._settings import Setting, settings_of_metric
from ledger.pages._tables import Table, table_of
from ledger.pages._timeline import Timeline, timeline
from ledger.pages._words import sentence
from ledger.value import Value

# The tables of these metrics stand on this page, as far as they are measured.
SHOWN = ("conversion", "pace")
# The actions that are about campaigns as such.
RULES = ("works-out-of-range", "campaign-stalled", "other-route", "chased", "watch-date")
# A table of more rows than this is folded.
_LONG = 30


class ShownTable(Value, frozen=True):
    """A metric's reading, its table, and the settings that it is taken by."""

    figure: Figure
    reading: Html
    table: Table
    settings: tuple[Setting, ...]
    long: bool


class CampaignsView(Value, frozen=True):
    """What the page of campaigns places."""

    standing: Html
    actions: tuple[ActionView, ...]
    boards: tuple[Board, ...]
    timeline: Timeline | None
    tables: tuple[ShownTable, ...]
    history_href: str


@page_kind(
    "campaigns",
    label="Campaigns",
    place=2,
    question="What is in the works?",
    metrics=("works", "face-to-face", "follow-through", "conversion", "pace"),
)
def campaigns(results: Results) -> Iterator[Page]:
    """One page."""
    yield laid_out_page("campaigns.html", "campaigns", "Campaigns", partial(_view, results))


def _view(results: Results) -> CampaignsView:
    links = Links(results, "campaigns.html")
    made = boards(links)
    about = [action for action in results.actions if action.rule in RULES]
    return CampaignsView(
        standing=standing(links, made),
        actions=action_views(links, about),
        boards=made,
        timeline=timeline(links),
        tables=tuple(_tables(links)),
        history_href=links.to("history.html"),
    )


def _tables(links: Links) -> Iterator[ShownTable]:
    for metric in links.results.metrics:
        taken = links.results.measurements.get(metric.name)
        shown = figure_of(links, metric)
        if metric.name in SHOWN and taken and taken.rows and shown:
            table = table_of(links, metric.title, metric.name, taken)
            settings = settings_of_metric(links.results, metric)
            long = len(taken.rows) > _LONG
            # A reading that names dozens says no more than its table.
            reading = ticked(sentence(taken.reading.partition(":")[0])) if long else shown.reading
            yield ShownTable(shown, reading, table, settings, long)
