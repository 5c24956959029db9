"""Who helps, and what came of it: introductions, advocates, dialogs, and who is cooling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from ledger.config import StageKind
from ledger.markdown import Html
from ledger.metrics._introductions import Introduction, came_of, untold
from ledger.metrics._leads import leads
from ledger.model.stage import current
from ledger.pages import _limits
from ledger.pages._advice import ActionView, action_views
from ledger.pages._figures import Figure, figure_of
from ledger.pages._inputs import laid_out_page
from ledger.pages._links import Links, Place
from ledger.pages._network.acts import network_actions
from ledger.pages._network.advocate_list import AdvocateList, advocate_list
from ledger.pages._network.graph import IntroductionGraph, introduction_graph
from ledger.pages._network.outcomes import outcomes
from ledger.pages._network.touch import CoolingRow, DialogRow, cooling_rows, dialog_rows
from ledger.pages._network.who_helps import who_helps
from ledger.pages._page import Page, page_kind
from ledger.pages._results import Results
from ledger.pages._settings import Setting, settings_of
from ledger.value import Value

_DIALOGS_SHOWN = 12


class Step(Value, frozen=True):
    """One figure on the way from introductions to what was won, and where its lines are.

    `from_before` says that it counts a part of the figure before it.
    """

    count: int
    what: str
    href: str
    from_before: bool = True


class Untold(NamedTuple):
    """The lines that tell of an introduction and are not drawn: the last, how many before them."""

    places: tuple[Place, ...]
    unlisted: int


class NetworkView(Value, frozen=True):
    """What the page of the network places."""

    standing: Html
    actions: tuple[ActionView, ...]
    graph: IntroductionGraph | None
    steps: tuple[Step, ...]
    untold: Untold
    figures: dict[str, Figure]
    advocates: AdvocateList | None
    significant_stated: bool
    dialogs: tuple[DialogRow, ...]
    more_dialogs: tuple[DialogRow, ...]
    cooling: tuple[CoolingRow, ...]
    settings: tuple[Setting, ...]
    verdict_settings: tuple[Setting, ...]


@page_kind(
    "network",
    label="Network",
    place=3,
    question="Who helps, and what came of it?",
    metrics=("dialogs", "value-received", "advocates"),
)
def network(results: Results) -> Iterator[Page]:
    """One page."""
    yield laid_out_page("network.html", "network", "Network", partial(_view, results))


def _view(results: Results) -> NetworkView:
    links = Links(results, "network.html")
    found = outcomes(results.ledger, results.as_of)
    dialogs = dialog_rows(links)
    return NetworkView(
        standing=who_helps(links),
        actions=action_views(links, network_actions(results)),
        graph=introduction_graph(links, found),
        steps=tuple(_steps(links, found.made)),
        untold=_untold(links),
        figures=_figures(links),
        advocates=advocate_list(links),
        significant_stated=results.ledger.profile.significant is not None,
        dialogs=dialogs[:_DIALOGS_SHOWN],
        more_dialogs=dialogs[_DIALOGS_SHOWN:],
        cooling=cooling_rows(links),
        settings=settings_of(results, "advocate-cooling"),
        verdict_settings=settings_of(results, "advocate-verdict"),
    )


def _untold(links: Links) -> Untold:
    found = untold(links.results.ledger, links.results.as_of)
    listed = found[-_limits.LINES :]
    return Untold(links.places(one.evidence for one in listed), len(found) - len(listed))


def _steps(links: Links, made: Sequence[Introduction]) -> Iterator[Step]:
    """What the introductions led to, step by step."""
    if not made:
        return
    ledger, as_of = links.results.ledger, links.results.as_of
    came = came_of(ledger, made, as_of)
    led = leads(ledger, as_of)
    campaigns = [one.campaign for one in led if one.advocate or one.introduction]
    stages = (current(ledger, one, as_of) for one in campaigns)
    won = sum(stage is not None and stage.kind is StageKind.WON for stage in stages)
    href = links.metric("advocates", "lines")
    yield Step(came.introductions, "introduction", href, from_before=False)
    yield Step(came.conversations, "conversation", href)
    yield Step(came.decision_makers, "decision-maker", href)
    yield Step(len(campaigns), "campaign", href, from_before=False)
    yield Step(won, "won", href)


def _figures(links: Links) -> dict[str, Figure]:
    """The figures of the metrics whose tables stand here, by name."""
    names = ("dialogs", "value-received", "advocates")
    made = (figure_of(links, one) for one in links.results.metrics if one.name in names)
    return {one.name: one for one in made if one}
