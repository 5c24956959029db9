"""The first page: what to do today and why, what is coming, and six figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice

from ledger.diagnostic import counts
from ledger.markdown import Html
from ledger.metrics import Measurement
from ledger.pages._advice import ActionView, action_views
from ledger.pages._coming import Coming, coming, dated_ahead
from ledger.pages._figures import Figure, figure_of
from ledger.pages._index.beginning import FirstStep, first_steps
from ledger.pages._index.standing import standing
from ledger.pages._inputs import laid_out_page
from ledger.pages._links import Links
from ledger.pages._page import Page, page_kind
from ledger.pages._results import Results
from ledger.pages._since_review import SinceReview, since_review
from ledger.pages._words import long_day
from ledger.value import Value
from ledger.wording import plural

# The figures that the first page prefers, those that can be acted on this week first, and by
# what the ledger is for: who builds a book of business is after a number that is to be
# self-sourced, and has it through advocates; who looks for a post, after meetings and rounds.
PREFERRED = ("works", "dialogs", "face-to-face", "follow-through", "resilience", "time-use")
PREFERRED_FOR: Mapping[str, tuple[str, ...]] = {
    "client": ("self-sourced", "works", "dialogs", "advocates", "resilience", "time-use"),
}
FIGURES_SHOWN = 6

COMING_SHOWN = 10
CHANGES_SHOWN = 8


class IndexView(Value, frozen=True):
    """What the first page places."""

    day: str
    iso_day: str
    standing: Html
    beginning: tuple[FirstStep, ...]
    actions: tuple[ActionView, ...]
    folded: tuple[ActionView, ...]
    coming: tuple[Coming, ...]
    later: tuple[Coming, ...]
    unplanned: tuple[Coming, ...]
    figures: tuple[Figure, ...]
    since: SinceReview | None
    changes_shown: int
    review_href: str
    problems: str
    problems_href: str
    figures_href: str


@page_kind("index", label="Today", place=1, question="What do I do today, and why?")
def index(results: Results) -> Iterator[Page]:
    """One page."""
    yield laid_out_page("index.html", "index", "Today", partial(_view, results))


def _view(results: Results) -> IndexView:
    links = Links(results, "index.html")
    actions = action_views(links, results.actions)
    ahead = coming(links)
    beginning = first_steps(results)
    # Where nothing is written at all, the first line comes before all advice.
    shown = 0 if is_blank(results) else int(results.ledger.config.rules.shown_actions)
    return IndexView(
        day=long_day(results.as_of),
        iso_day=results.as_of.isoformat(),
        standing=standing(links, sum(one.owed for one in ahead)),
        beginning=beginning,
        actions=actions[:shown],
        folded=actions[shown:],
        coming=ahead[:COMING_SHOWN],
        later=ahead[COMING_SHOWN:],
        unplanned=dated_ahead(links),
        figures=() if is_blank(results) else chosen(links),
        since=since_review(links),
        changes_shown=CHANGES_SHOWN,
        review_href=links.to("review.html"),
        problems=_problems(results),
        problems_href=links.to("problems.html"),
        figures_href=links.to("figures.html"),
    )


def is_blank(results: Results) -> bool:
    """Whether nothing is written yet: nobody, no campaign, no dated line."""
    ledger = results.ledger
    return not (ledger.contacts or ledger.campaigns or ledger.entries)


def chosen(links: Links) -> tuple[Figure, ...]:
    """Six figures: those preferred, and in the place of one that has nothing to say another.

    One has something to say that has a value or asks for attention. The others follow in the
    order of the catalogue; those that say nothing fill what is left.
    """
    by_name = {metric.name: metric for metric in links.results.metrics}
    preferred = PREFERRED_FOR.get(links.results.ledger.pipeline, PREFERRED)
    names = [name for name in preferred if name in by_name]
    names += [name for name in by_name if name not in names]
    names.sort(key=lambda name: not _speaks(links.results.measurements.get(name)))
    made = (figure_of(links, by_name[name]) for name in names)
    return tuple(islice((figure for figure in made if figure), FIGURES_SHOWN))


def _speaks(taken: Measurement | None) -> bool:
    return taken is not None and (taken.value is not None or taken.verdict is not None)


def _problems(results: Results) -> str:
    """How many findings there are, and how many of them are errors."""
    if not results.findings:
        return "Nothing to mend: every check is content"
    errors = counts(results.findings)["error"]
    said = {0: "none of them an error", 1: "1 of them an error"}.get(
        errors, f"{errors} of them errors"
    )
    return f"{plural(len(results.findings), 'finding')}, {said}"
