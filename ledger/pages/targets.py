"""Whose needs do I meet: the fit, the gaps, the dream list, who decides, the number, the asks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from ledger.markdown import Html
from ledger.pages import _limits
from ledger.pages._advice import ActionView, action_views
from ledger.pages._figures import Figure, figure_of
from ledger.pages._inputs import laid_out_page
from ledger.pages._links import Links
from ledger.pages._page import Page, page_kind
from ledger.pages._results import Results
from ledger.pages._settings import Setting, settings_of
from ledger.pages._targets.cover import Cover, cover
from ledger.pages._targets.dream_table import DreamRow, dream_rows
from ledger.pages._targets.fit_matrix import Matrix, matrix
from ledger.pages._targets.gaps import GapView, SkillView, gap_views, skill_views
from ledger.pages._targets.pursued import Asked, Decider, asked, deciders
from ledger.pages._targets.standing import standing
from ledger.value import Value

# The actions that this page is about.
RULES = (
    "own-cover", "gap-shared", "decision-maker-unknown", "needs-unsourced", "chased", "other-route",
)  # fmt: skip

# The measures that its sections are made from, by the place that each takes.
FIGURES = ("fit", "dream-list", "decision-makers", "self-sourced", "chasing")

# Of those that were asked little, so many are shown at once.
ASKED_SHOWN = 8

_A_YEAR = timedelta(days=365)


class TargetsView(Value, frozen=True):
    """What the page of targets places. `figures` are those of its sections by name.

    `unlisted` is how many were asked that stand neither in `asked` nor in `later`, `command`
    what lists them too, where somebody can type it.
    """

    standing: Html
    actions: tuple[ActionView, ...]
    figures: dict[str, Figure]
    matrix: Matrix | None
    gaps: tuple[GapView, ...]
    more_gaps: int
    won_in_spite: bool
    skills: tuple[SkillView, ...]
    dreams: tuple[DreamRow, ...]
    deciders: tuple[Decider, ...]
    cover: Cover | None
    asked: tuple[Asked, ...]
    later: tuple[Asked, ...]
    unlisted: int
    command: str
    year_ahead: str
    settings: dict[str, tuple[Setting, ...]]


@page_kind(
    "targets",
    label="Targets",
    place=5,
    question="Whose needs do I meet?",
    metrics=("self-sourced", "dream-list", "fit", "decision-makers", "chasing"),
)
def targets(results: Results) -> Iterator[Page]:
    """One page."""
    yield laid_out_page("targets.html", "targets", "Targets", partial(_view, results))


def _view(results: Results) -> TargetsView:
    links = Links(results, "targets.html")
    covered = cover(links)
    gaps, more_gaps = gap_views(links)
    chasing = results.measurements.get("chasing")
    pursued = tuple(asked(links))
    called = sum(one.state != "open" for one in pursued)
    shown = max(ASKED_SHOWN, called)
    return TargetsView(
        standing=standing(links, covered),
        actions=action_views(links, (one for one in results.actions if one.rule in RULES)),
        figures=dict(_figures(links)),
        matrix=matrix(links),
        gaps=gaps,
        more_gaps=more_gaps,
        won_in_spite=any(one.won for one in gaps),
        skills=skill_views(links, gaps),
        dreams=dream_rows(links),
        deciders=tuple(deciders(links)),
        cover=covered,
        asked=pursued[:shown],
        later=pursued[shown:],
        unlisted=max(0, len(chasing.rows) - _limits.ROWS) if chasing else 0,
        command="" if results.shared else "headway metrics chasing --format json",
        year_ahead=_year_ahead(results.as_of),
        settings={
            "fit": settings_of(results, "fit-needs", "must-weight", "fit-low", "fit-high"),
            "dream": settings_of(results, "dream-entry"),
            "cover": settings_of(results, "probability-weight", "number-period"),
            "chasing": settings_of(results, "chased-asks"),
        },
    )


def _figures(links: Links) -> Iterator[tuple[str, Figure]]:
    for metric in links.results.metrics:
        shown = figure_of(links, metric) if metric.name in FIGURES else None
        if shown:
            yield metric.name, shown


def _year_ahead(as_of: date) -> str:
    """A day to have a number for, as far as the calendar goes."""
    return (min(as_of, date.max - _A_YEAR) + _A_YEAR).isoformat()
