"""An action as the pages show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ledger.actions import Action, all_rules
from ledger.markdown import Html, ticked
from ledger.pages._links import Links, Place
from ledger.pages._words import tier_word
from ledger.value import Value
from ledger.wording import days_ago

_SHOWN = 3
_COMMAND = "headway "


class ActionView(Value, frozen=True):
    """One thing to do: why, the line to type and where, what makes it go away.

    `due` is empty where nothing sets a day; `late` says that the day has passed. `into` is
    the file that the line belongs in, empty for a command; `place` tells it where that is not
    its end. `figures` are those that the rule goes by, each a title and a link, where no line of
    the ledger is behind it.
    """

    number: int
    id: str
    rule: str
    tier: int
    word: str
    message: Html
    due: str
    due_day: str
    late: bool
    line: str
    into: str
    place: Html
    subject: Html | None
    resolved_by: Html
    shown: tuple[Place, ...]
    more: tuple[Place, ...]
    figures: tuple[tuple[str, str], ...] = ()


def action_views(links: Links, actions: Iterable[Action]) -> tuple[ActionView, ...]:
    """Actions with their links, numbered from 1."""
    return tuple(_view(links, number, action) for number, action in enumerate(actions, start=1))


def _view(links: Links, number: int, action: Action) -> ActionView:
    results = links.results
    subject = results.ledger.find(action.subject) if action.subject else None
    places = links.places(action.evidence)
    into = subject.path if subject else "a file in journal/"
    return ActionView(
        number=number,
        id=action.id,
        rule=action.rule,
        tier=action.tier,
        word=tier_word(action.tier),
        message=ticked(action.message),
        due=days_ago(action.due, results.as_of) if action.due else "",
        due_day=action.due.isoformat() if action.due else "",
        late=bool(action.due and action.due < results.as_of),
        line=action.line,
        into="" if not action.line or action.line.startswith(_COMMAND) else into,
        place=ticked(action.place),
        subject=links.named(subject) if subject else None,
        resolved_by=ticked(action.resolved_by),
        shown=places[:_SHOWN],
        more=places[_SHOWN:],
        figures=() if places else tuple(_figures(links, action.rule)),
    )


def _figures(links: Links, rule: str) -> Iterator[tuple[str, str]]:
    """The figures that feed a rule, as far as they are measured."""
    names = next((one.figures for one in all_rules() if one.name == rule), ())
    for metric in links.results.metrics:
        if metric.name in names and metric.name in links.results.measurements:
            yield metric.title, links.metric(metric.name, "rows")
