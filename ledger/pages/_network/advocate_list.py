"""The list of twenty: how far each possible advocate came, and what came through them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ledger.markdown import Html
from ledger.metrics import Row
from ledger.metrics._advocate_list import (
    DORMANT,
    AdvocateFigures,
    advocate_figures,
    came_at_least,
    is_step,
)
from ledger.metrics.advocates import LIST
from ledger.model.contact import Contact
from ledger.model.stage import current_line
from ledger.pages._charts.parts import Caption
from ledger.pages._links import Links, Place
from ledger.pages._network.acts import Act, act_for
from ledger.pages._network.spoken import Spoken, spoken
from ledger.pages._words import figure
from ledger.value import Value
from ledger.wording import percent, plural

_WIDTH = 200.0
_NAMES = 6


class FunnelRow(Value, frozen=True):
    """A stage: how many came at least so far, a bar of it, and who stands there now.

    `step` is false for those who fell silent or were set aside, whom no bar counts.
    """

    caption: Caption
    stage: str
    came: int
    width: float
    now: Html
    others: int
    step: bool


class AdvocateRow(Value, frozen=True):
    """Somebody on the list, with what M12 says of them."""

    name: Html
    stage: str
    since: str
    since_said: str
    introductions: int
    share: str
    value: str
    won: str
    spoken: Spoken
    act: Act
    places: tuple[Place, ...]


class AdvocateList(Value, frozen=True):
    """The funnel and the list. `width` is that of the longest bar, of `whole` people."""

    funnel: tuple[FunnelRow, ...]
    rows: tuple[AdvocateRow, ...]
    width: float
    whole: int


def advocate_list(links: Links) -> AdvocateList | None:
    """The list on the day of the report; None where nobody is on it or it was not measured."""
    results = links.results
    taken = results.measurements.get("advocates")
    figures = advocate_figures(results.ledger, results.as_of)
    if not figures or not taken:
        return None
    rows = {row.cells["id"]: row for row in taken.rows}
    whole = max(LIST, len(figures))
    return AdvocateList(
        funnel=tuple(_funnel(links, figures, whole)),
        rows=tuple(
            _row(links, one.contact, row) for one in figures if (row := rows.get(one.contact.id))
        ),
        width=_WIDTH,
        whole=whole,
    )


def _funnel(links: Links, figures: Sequence[AdvocateFigures], whole: int) -> Iterator[FunnelRow]:
    pipeline = links.results.ledger.config.pipelines["advocate"]
    came: Mapping[int, int] = came_at_least(figures)
    for stage in pipeline.stages.values():
        here = [one.contact for one in figures if one.stage == stage]
        step = is_step(stage)
        if not step and not here:
            continue
        name = stage.name.replace("-", " ")
        count = came.get(stage.position, 0) if step else len(here)
        yield FunnelRow(
            caption=Caption(f"funnel-{stage.name}", f"{count} of {whole}: {name}"),
            stage=name,
            came=count,
            width=round(_WIDTH * count / whole, 1),
            now=links.names(here[:_NAMES]),
            others=max(0, len(here) - _NAMES),
            step=step and stage.name != DORMANT,
        )


def _row(links: Links, contact: Contact, row: Row) -> AdvocateRow:
    results = links.results
    line = current_line(results.ledger, contact, results.as_of)
    cells = row.cells
    share = cells["share"]
    return AdvocateRow(
        name=links.named(contact),
        stage=line.stage.replace("-", " ") if line else "",
        since=line.date.isoformat() if line and line.date else "",
        since_said=plural((results.as_of - line.date).days, "day") if line and line.date else "",
        introductions=int(cells["introductions"] or 0),
        share=percent(float(share)) if share else "",
        value=_amount(cells["value"]),
        won=_amount(cells["won"]),
        spoken=spoken(links, contact),
        act=act_for(links, contact),
        places=links.places(row.evidence),
    )


def _amount(value: object) -> str:
    return figure(float(value)) if isinstance(value, (int, float)) else ""
