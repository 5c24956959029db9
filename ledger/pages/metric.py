"""A page for each metric: the reading, its weeks, the table, and every line behind it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ledger.markdown import Html, anchor
from ledger.metrics import Measurement, Metric
from ledger.pages import all_kinds
from ledger.pages._charts.parts import Tick
from ledger.pages._charts.sparkline import WeeksChart, weeks_chart
from ledger.pages._earlier import EarlierLine, earlier_lines
from ledger.pages._evidence import Evidence, evidence_of
from ledger.pages._figures import Figure, figure_from, plotted, scale_of
from ledger.pages._inputs import digest_of_measurement
from ledger.pages._links import Links, Place
from ledger.pages._page import Page, page_kind
from ledger.pages._results import Results
from ledger.pages._settings import Setting, settings_of_metric
from ledger.pages._tables import Table, table_of
from ledger.pages._words import figure, month_day
from ledger.value import Value, changed
from ledger.wording import percent


class MetricView(Value, frozen=True):
    """What a metric's page places. `command` lists every line, where somebody can type it."""

    figure: Figure
    chart: WeeksChart | None
    table: Table | None
    evidence: Evidence[Place]
    earlier: Evidence[EarlierLine]
    settings: tuple[Setting, ...]
    help: Html | None
    figures_href: str
    answer: Html | None
    explain: str
    command: str


@page_kind("metric", below="figures")
def metric(results: Results) -> Iterator[Page]:
    """One page for each metric that was measured."""
    # The pages of a folder have the same links, and figures are made from the same lines.
    links = Links(results, "metrics/")
    for one in results.metrics:
        if one.name in results.measurements:
            taken = results.measurements[one.name]
            weeks = results.weeks.get(one.name, ())
            view = partial(_view, links, one, taken)
            inputs = partial(digest_of_measurement, results, taken, weeks)
            yield Page(f"metrics/{one.name}.html", "metric", one.title, view, inputs)


def _view(links: Links, one: Metric, taken: Measurement) -> MetricView:
    results = links.results
    shown = figure_from(links, one, taken)
    return MetricView(
        figure=shown,
        chart=_chart(results, one, taken, shown),
        table=table_of(links, one.title, one.name, taken) if taken.rows else None,
        evidence=evidence_of(links, taken.evidence, links.place),
        earlier=earlier_lines(links, results.weeks.get(one.name, ())),
        settings=settings_of_metric(results, one),
        help=_help(links, results.helps.get(one.name, "")),
        figures_href=links.to("figures.html"),
        answer=_answer(links, one.name),
        explain=f"headway explain {one.name}",
        command="" if results.shared else f"headway metrics {one.name}",
    )


def _chart(results: Results, one: Metric, taken: Measurement, shown: Figure) -> WeeksChart | None:
    if shown.spark is None:
        return None
    weeks = results.weeks[one.name]
    values = plotted(taken, weeks)
    top = scale_of(taken, values)
    label = percent(top) if taken.unit == "share" else figure(top)
    days = [month_day(week.day) for week in weeks]
    caption = changed(shown.spark.caption, key=f"weeks-{one.name}")
    return weeks_chart(caption, values, Tick(top, label), days)


def _answer(links: Links, name: str) -> Html | None:
    """The page that a figure helps to answer the question of, as a link."""
    kinds = (kind for kind in all_kinds() if name in kind.metrics)
    return next((anchor(links.to(kind.path), kind.label) for kind in kinds), None)


def _help(links: Links, page: str) -> Html | None:
    """The help page up to its examples, without the title that the page has already."""
    text = page.split("\n## ", 1)[0]
    lines = text.splitlines()
    if lines and lines[0].startswith("# "):
        lines = lines[1:]
    prose = "\n".join(lines).strip()
    return links.notes(prose) if prose else None
