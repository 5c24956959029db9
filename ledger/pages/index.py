"""The first page: what to do today and why, what is coming, and six figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ledger.diagnostic import counts
from ledger.markdown import Html
from ledger.pages._advice import ActionView, action_views
from ledger.pages._coming import Coming, coming
from ledger.pages._figures import Figure, figure_of
from ledger.pages._links import Links
from ledger.pages._page import Page, page_kind
from ledger.pages._results import Results
from ledger.pages._since_review import SinceReview, since_review
from ledger.pages._standing import standing
from ledger.pages._words import long_day
from ledger.wording import plural

# The figures that the first page shows, as far as they are measured; others fill the places.
CHOSEN = ("works", "dialogs", "face-to-face", "follow-through", "resilience", "time-use")

COMING_SHOWN = 10


@dataclass(frozen=True, slots=True)
class IndexView:
    """What the first page places."""

    day: str
    iso_day: str
    standing: Html
    actions: tuple[ActionView, ...]
    folded: tuple[ActionView, ...]
    coming: tuple[Coming, ...]
    later: tuple[Coming, ...]
    figures: tuple[Figure, ...]
    since: SinceReview | None
    problems: str
    problems_href: str
    figures_href: str


@page_kind("index", label="Today", place=1)
def index(results: Results) -> Iterator[Page]:
    """One page."""
    links = Links(results, "index.html")
    actions = action_views(links, results.actions)
    ahead = coming(links)
    shown = int(results.ledger.config.rules.shown_actions)
    view = IndexView(
        day=long_day(results.as_of),
        iso_day=results.as_of.isoformat(),
        standing=standing(links),
        actions=actions[:shown],
        folded=actions[shown:],
        coming=ahead[:COMING_SHOWN],
        later=ahead[COMING_SHOWN:],
        figures=chosen(links),
        since=since_review(links),
        problems=_problems(results),
        problems_href=links.to("problems.html"),
        figures_href=links.to("figures.html"),
    )
    yield Page("index.html", "index", "Today", view)


def chosen(links: Links) -> tuple[Figure, ...]:
    """Six figures: those chosen, and in the place of one that is absent the next in number."""
    by_name = {metric.name: metric for metric in links.results.metrics}
    names = [name for name in CHOSEN if name in by_name]
    names += [name for name in by_name if name not in names]
    made = (figure_of(links, by_name[name]) for name in names)
    return tuple(figure for figure in made if figure)[: len(CHOSEN)]


def _problems(results: Results) -> str:
    """How many findings there are, and how many of them are errors."""
    if not results.findings:
        return "Nothing to mend: every check is content"
    errors = counts(results.findings)["error"]
    said = {0: "none of them an error", 1: "1 of them an error"}.get(
        errors, f"{errors} of them errors"
    )
    return f"{plural(len(results.findings), 'finding')}, {said}"
