"""The channels: what went into each, and what came of it, on one scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ledger import markdown
from ledger.markdown import Html
from ledger.metrics import Row
from ledger.metrics._measurement import Cell
from ledger.metrics._shares import COUNTS_ONLY_BELOW, NO_VERDICT_BELOW, in_words
from ledger.metrics.channels import ChannelFigures, separably_worse
from ledger.model.channel import Channel
from ledger.pages import _limits
from ledger.pages._charts.interval_axis import (
    IntervalRow,
    Scale,
    interval_row,
    reach,
    scale_to,
)
from ledger.pages._charts.parts import Caption
from ledger.pages._charts.row_bar import RowBar, row_bar
from ledger.pages._links import Links, Place
from ledger.pages._words import figure
from ledger.value import Value
from ledger.wording import number, plural

GIVEN = "given"
TOO_FEW = "too few to say"


class ChannelRow(Value, frozen=True):
    """One channel. `rate` is its results per ten hours, or why none is given.

    `places` are the last of the lines behind it, `unlisted` how many more there are.
    """

    name: Html
    about: Html
    hours: str
    bar: RowBar | None
    results: str
    dot: IntervalRow | None
    rate: str
    interval: str
    notes: tuple[Html, ...]
    places: tuple[Place, ...]
    unlisted: int


class ChannelRows(Value, frozen=True):
    """The channels, those that bring most for the hours first, and the scale of all."""

    scale: Scale | None
    rows: tuple[ChannelRow, ...]


class _Common(Value, frozen=True):
    """What all rows share: the scale of their dots, the most hours, and which are worse.

    `lines` is how many of its lines a row lists; None for all of them.
    """

    links: Links
    scale: Scale | None
    most: float
    worse: Mapping[str, ChannelFigures]
    lines: int | None


def channel_rows(
    links: Links, rows: Sequence[Row], figures: Sequence[ChannelFigures]
) -> ChannelRows:
    """The rows of M9 as a picture: hours beside results per ten hours."""
    drawn = [row.cells for row in rows if _is_drawn(row.cells)]
    common = _Common(
        links,
        _scale(drawn),
        max((_float(row.cells["hours"]) for row in rows), default=0.0),
        worse_than_best(figures),
        _limits.lines_of_a_row(rows),
    )
    ordered = enumerate(sorted(rows, key=_order), start=1)
    return ChannelRows(common.scale, tuple(_row(common, at, row) for at, row in ordered))


def worse_than_best(figures: Sequence[ChannelFigures]) -> dict[str, ChannelFigures]:
    """The channels that bring separably less than the best one, by id, each with that one.

    What is given to me is left out: no hours could be moved there.
    """
    chosen = [one for one in figures if one.channel.type != GIVEN]
    return {worse.channel.id: best for worse, best in separably_worse(chosen)}


def _is_drawn(cells: Mapping[str, Cell]) -> bool:
    """Whether there is a rate, and enough hours or results behind it to show more than counts."""
    if cells["per_10h"] is None:
        return False
    enough = COUNTS_ONLY_BELOW
    return _float(cells["hours"]) >= enough or _float(cells["results"]) >= enough


def _scale(drawn: Sequence[Mapping[str, Cell]]) -> Scale | None:
    if not drawn:
        return None
    longest = reach(
        [_float(cells["per_10h"]) for cells in drawn], [_float(cells["high"]) for cells in drawn]
    )
    best = max(drawn, key=lambda cells: _float(cells["per_10h"]))
    caption = Caption(
        "channels-scale",
        "Results per 10 hours",
        f"Channels on one scale from none to {figure(longest)} results per 10 hours; each dot "
        f"stands on its 95% interval. The highest is {best['id']} with "
        f"{figure(_float(best['per_10h']))}.",
    )
    return scale_to(longest, caption, number)


def _order(row: Row) -> tuple[bool, float, float, str]:
    """Most results for the hours first, of those without any the most hours; no hours last."""
    rate, hours = row.cells["per_10h"], row.cells["hours"]
    return (hours is None, -_float(rate), -_float(hours), str(row.cells["id"]))


def _row(common: _Common, at: int, row: Row) -> ChannelRow:
    links = common.links
    cells = row.cells
    record = links.results.ledger.find(str(cells["id"]))
    name = record.name if record else str(cells["id"])
    hours, results = _float(cells["hours"]), int(_float(cells["results"]))
    dot, rate, interval = None, TOO_FEW if hours else "no hours recorded", ""
    if common.scale and _is_drawn(cells):
        low, high, value = (_float(cells[key]) for key in ("low", "high", "per_10h"))
        rate, interval = f"{figure(value)} per 10 h", f"{figure(low)} to {figure(high)}"
        caption = Caption(f"channel-{at}-rate", f"{name}: {rate}, 95% interval {interval}")
        tone = "worse" if str(cells["id"]) in common.worse and hours >= NO_VERDICT_BELOW else ""
        dot = interval_row(caption, common.scale, (low, high), value, tone)
    listed, unlisted = _limits.last_lines(row, common.lines)
    caption = Caption(f"channel-{at}-hours", f"{name}: {number(hours)} hours")
    return ChannelRow(
        name=links.named(record) if record else markdown.plain(name),
        about=_about(record),
        hours=f"{number(hours)}h" if hours else "–",
        bar=row_bar(caption, hours, common.most) if hours else None,
        results=plural(results, "result") if results else "no result",
        dot=dot,
        rate=rate,
        interval=interval,
        notes=tuple(_notes(common, cells)),
        places=links.places(listed),
        unlisted=unlisted,
    )


def _about(record: object) -> Html:
    """What kind of place it is, and at whom it is aimed."""
    if not isinstance(record, Channel):
        return markdown.plain("")
    parts = [record.type.replace("-", " ")] if record.type else []
    if record.aimed_at:
        parts.append(f"aimed at {', '.join(record.aimed_at)}")
    return markdown.plain("; ".join(parts))


def _notes(common: _Common, cells: Mapping[str, Cell]) -> list[Html]:
    said = []
    better = common.worse.get(str(cells["id"]))
    if better:
        parts = (markdown.plain("separably worse than"), common.links.named(better.channel))
        said.append(markdown.joined(parts, " "))
    wins, assists = int(_float(cells["wins"])), int(_float(cells["assists"]))
    counts = [plural(wins, "win")] if wins else []
    counts += [plural(assists, "assist")] if assists else []
    if counts:
        said.append(markdown.plain(", ".join(counts)))
    attempts = int(_float(cells["attempts"]))
    if attempts:
        answered = int(_float(cells["answered"]))
        said.append(markdown.plain(f"{plural(attempts, 'attempt')}, {answered or 'none'} answered"))
    judged = _float(cells["judged"])
    if judged:
        led = in_words(_float(cells["converted"]), judged)
        said.append(markdown.plain(f"{led} led to a first interview"))
    if cells["base_rate"]:
        said.append(markdown.plain(f"base rate: {cells['base_rate']}"))
    return said


def _float(value: Cell) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0
