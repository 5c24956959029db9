"""The campaigns of a pipeline by stage."""

from __future__ import annotations

from datetime import date

from ledger import markdown
from ledger.config import Pipeline
from ledger.markdown import Html
from ledger.metrics.works import agreed_days
from ledger.model.campaign import Campaign
from ledger.model.stage import current, current_line, pipeline_of
from ledger.pages._campaigns.flow import Flow, flow
from ledger.pages._campaigns.pace import Pace, pace_of
from ledger.pages._freshness import Freshness, freshness
from ledger.pages._links import Links, Place
from ledger.pages._words import short_day
from ledger.value import Value
from ledger.wording import days_ago, plural

# So many cards of a stage are shown whole.
CARDS = 8


class Card(Value, frozen=True):
    """An open campaign on the board."""

    name: Html
    organization: Html
    since: str
    next_iso: str
    next_day: str
    next_said: str
    pace: Pace | None
    freshness: Freshness
    value: str
    source: Place


class BoardColumn(Value, frozen=True):
    """A stage with the campaigns that stand at it; those that there is no room for are `more`."""

    stage: str
    cards: tuple[Card, ...]
    more: tuple[Card, ...] = ()

    @property
    def count(self) -> int:
        """How many stand here."""
        return len(self.cards) + len(self.more)


class Closed(Value, frozen=True):
    """A campaign that has ended or waits, with its end."""

    name: Html
    organization: Html
    end: str
    day: str
    said: Html
    source: Place


class Board(Value, frozen=True):
    """One pipeline's board."""

    pipeline: str
    columns: tuple[BoardColumn, ...]
    closed: tuple[Closed, ...]
    flow: Flow | None

    @property
    def stalled(self) -> int:
        """How many of the cards say that they have stalled."""
        cards = [card for column in self.columns for card in (*column.cards, *column.more)]
        return sum(card.pace is not None and card.pace.stalled for card in cards)


def boards(links: Links) -> tuple[Board, ...]:
    """A board for each pipeline that has campaigns."""
    ledger = links.results.ledger
    groups: dict[str, list[Campaign]] = {}
    for campaign in ledger.campaigns:
        pipeline = pipeline_of(ledger, campaign)
        groups.setdefault(pipeline.name if pipeline else "", []).append(campaign)
    return tuple(
        _board(links, ledger.config.pipelines.get(name), campaigns, number)
        for number, (name, campaigns) in enumerate(groups.items(), start=1)
    )


def _board(
    links: Links, pipeline: Pipeline | None, campaigns: list[Campaign], number: int
) -> Board:
    results = links.results
    stages = {one.path: current(results.ledger, one, results.as_of) for one in campaigns}
    columns = []
    for stage in pipeline.stages.values() if pipeline else ():
        here = [one for one in campaigns if stages[one.path] == stage]
        if here and stage.is_open:
            columns.append(_column(links, stage.name.replace("-", " "), here))
    unplaced = [one for one in campaigns if stages[one.path] is None]
    if unplaced:
        columns.insert(0, _column(links, "no stage yet", unplaced))
    ended = [one for one in campaigns if (at := stages[one.path]) and not at.is_open]
    closed = sorted((_closed(links, one) for one in ended), key=lambda one: one.source.text)
    closed.sort(key=lambda one: one.day, reverse=True)
    drawn = flow(links, pipeline, campaigns, f"flow-{number}") if pipeline else None
    return Board(pipeline.name if pipeline else "", tuple(columns), tuple(closed), drawn)


def _column(links: Links, stage: str, campaigns: list[Campaign]) -> BoardColumn:
    """A column: the stalled first, then what is due next, then what moved last."""
    cards = [_card(links, one) for one in campaigns]
    cards.sort(key=_first)
    return BoardColumn(stage, tuple(cards[:CARDS]), tuple(cards[CARDS:]))


def _first(card: Card) -> tuple[bool, str, str]:
    return (not (card.pace and card.pace.stalled), card.next_iso or "9", card.source.text)


def _card(links: Links, campaign: Campaign) -> Card:
    results = links.results
    line = current_line(results.ledger, campaign, results.as_of)
    following = _next(links, campaign)
    return Card(
        name=links.named(campaign),
        organization=_organization(links, campaign),
        since=plural((results.as_of - line.date).days, "day") if line and line.date else "",
        next_iso=following.isoformat() if following else "",
        next_day=short_day(following) if following else "",
        next_said=days_ago(following, results.as_of) if following else "nothing dated ahead",
        pace=pace_of(links, campaign),
        freshness=freshness(results, campaign),
        value=str(campaign.value) if campaign.value else "",
        source=links.location(line.location if line else campaign.location),
    )


def _closed(links: Links, campaign: Campaign) -> Closed:
    line = current_line(links.results.ledger, campaign, links.results.as_of)
    place = line.location if line else campaign.location
    return Closed(
        name=links.named(campaign),
        organization=_organization(links, campaign),
        end=line.stage.replace("-", " ") if line else "",
        day=line.date.isoformat() if line and line.date else "",
        said=links.line(line.evidence if line else ""),
        source=links.location(place),
    )


def _organization(links: Links, campaign: Campaign) -> Html:
    found = links.results.ledger.organization_of(campaign)
    return links.named(found) if found else markdown.plain(campaign.industry)


def _next(links: Links, campaign: Campaign) -> date | None:
    """The next day on which something is due, set or agreed."""
    as_of = links.results.as_of
    days = []
    for entry in links.results.ledger.entries_with(campaign):
        if entry.todo or entry.date > as_of:
            days.append(entry.date)
        else:
            days += [day for day in agreed_days(entry) if day >= as_of]
    return min(days, default=None)
