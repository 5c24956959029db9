"""What a page is, and what a kind of page is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ledger.pages._results import Results
from ledger.value import Value

# The place in the navigation from which on a page is one to look something up in.
REFERENCE = 10

# What hosts show in the place of a page that they do not have.
NOT_FOUND = "404.html"


class Page(Value, frozen=True):
    """One page: where it goes, the template that places it, its title and its values.

    `path` is relative to the site and uses `/`; `template` is the stem of a file in
    `templates/pages`. `view` works its values out: pages are listed before they are laid out,
    and by another process than the one that does. `inputs` gives a digest of all that the
    page is made from, where that is quickly told: while it is the same, so is the page.
    """

    path: str
    template: str
    title: str
    view: Callable[[], object]
    inputs: Callable[[], bytes] | None = None


class PageKind(Value, frozen=True):
    """One kind of page.

    With a `label` it stands in the navigation, at its `place` there; `below` names the kind
    that it is reached from. `question` is what it answers, `metrics` the figures that it answers
    with. One that is `unlisted` is no choice of the owner's: nothing leads to it, and nobody
    can do without it. With a `when` it is there only where that says so of the results.
    """

    name: str
    make: Callable[[Results], Iterable[Page]]
    label: str = ""
    place: int = 0
    below: str = ""
    question: str = ""
    metrics: tuple[str, ...] = ()
    unlisted: bool = False
    when: Callable[[Results], bool] | None = None

    @property
    def path(self) -> str:
        """The page that the navigation leads to."""
        return f"{self.name}.html"


def page_kind(  # noqa: PLR0913 - what a kind of page is, each part by its name
    name: str,
    label: str = "",
    place: int = 0,
    below: str = "",
    *,
    question: str = "",
    metrics: tuple[str, ...] = (),
    unlisted: bool = False,
    when: Callable[[Results], bool] | None = None,
) -> Callable[[Callable[[Results], Iterable[Page]]], PageKind]:
    """Make a kind of page of a function from results to pages."""

    def decorate(make: Callable[[Results], Iterable[Page]]) -> PageKind:
        return PageKind(name, make, label, place, below, question, metrics, unlisted, when)

    return decorate
