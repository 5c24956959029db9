"""The groups: who of the people met there builds, reaches my buyers and is credible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ledger import markdown
from ledger.config import Rules
from ledger.markdown import Html
from ledger.metrics import Row
from ledger.metrics._measurement import Cell
from ledger.metrics._ratings import Rating
from ledger.metrics._shares import interval_of
from ledger.metrics.groups import GroupFigures
from ledger.pages import _limits
from ledger.pages._charts.interval_axis import IntervalRow, Scale, interval_row, share_scale
from ledger.pages._charts.parts import Caption
from ledger.pages._links import Links, Place
from ledger.pages._words import figure
from ledger.value import Value
from ledger.wording import number, percent, plural

# The three that a group's people are judged by, as a page says them.
_THREE = {
    "building": "are there to build",
    "overlap": "reach your buyers",
    "credible": "are credible",
}


class GroupShare(Value, frozen=True):
    """One of the three: `counts` always, the picture and its interval only where they allow."""

    label: str
    counts: str
    interval: str
    dot: IntervalRow | None


class GroupRow(Value, frozen=True):
    """One group: what was put in, the three shares, and what to do about it.

    `places` are the last of the lines behind it, `unlisted` how many more there are.
    """

    name: Html
    put_in: str
    shares: tuple[GroupShare, ...]
    verdict: str
    state: str
    brought: str
    places: tuple[Place, ...]
    unlisted: int


class GroupRows(Value, frozen=True):
    """The groups, those with the most people rated first, and the scale of all shares."""

    scale: Scale
    rows: tuple[GroupRow, ...]


class _Common(Value, frozen=True):
    """What all rows share: the scale, what each group's people came for, how many lines it lists.

    `lines` is None where a row lists all of them.
    """

    links: Links
    scale: Scale
    intents: Mapping[str, str]
    lines: int | None


def group_rows(links: Links, rows: Sequence[Row], figures: Sequence[GroupFigures]) -> GroupRows:
    """The rows of M11, each with its three shares on one scale, and what people came there for."""
    rules = links.results.ledger.config.rules
    least = percent(rules.group_share)
    caption = Caption(
        "groups-scale",
        "Share of the people rated",
        f"Each of the three shares with its 95% interval, held against {least}: a group fails "
        "where a whole interval lies below that.",
    )
    scale = share_scale(caption, [(rules.group_share, least)])
    intents = {one.channel.id: _intents(one.rating) for one in figures}
    common = _Common(links, scale, intents, _limits.lines_of_a_row(rows))
    return GroupRows(
        scale,
        tuple(_row(common, at, row) for at, row in enumerate(rows, start=1)),
    )


def _intents(rating: Rating) -> str:
    """What the people rated came for: `9 selling, 1 social, 1 building`."""
    known = (rating.selling, rating.social, rating.building)
    counts = {
        "selling": rating.selling,
        "social": rating.social,
        "building": rating.building,
        "for something else": max(0, rating.people - sum(known)),
    }
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count)


def _row(common: _Common, at: int, row: Row) -> GroupRow:
    links, cells = common.links, row.cells
    intents = common.intents.get(str(cells["id"]))
    listed, unlisted = _limits.last_lines(row, common.lines)
    record = links.results.ledger.find(str(cells["id"]))
    name = record.name if record else str(cells["id"])
    rated = _int(cells, "rated")
    hours = cells["hours"]
    put_in = [plural(_int(cells, "visits"), "visit")]
    put_in += [f"{number(hours)}h"] if isinstance(hours, (int, float)) else []
    put_in.append(f"{plural(rated, 'person', 'people')} rated" if rated else "nobody rated")
    verdict, state = _verdict(cells, links.results.ledger.config.rules)
    return GroupRow(
        name=links.named(record) if record else markdown.plain(name),
        put_in=", ".join(put_in) + (f": {intents}" if intents else ""),
        shares=tuple(
            _share(
                Caption(f"group-{at}-{key}", name), label, (_int(cells, key), rated), common.scale
            )
            for key, label in _THREE.items()
        )
        if rated
        else (),
        verdict=verdict,
        state=state,
        brought=_brought(cells, rated),
        places=links.places(listed),
        unlisted=unlisted,
    )


def _share(of: Caption, label: str, counts: tuple[int, int], scale: Scale) -> GroupShare:
    """One of the three; `of` holds the picture's key and the group's name."""
    k, n = counts
    interval = interval_of(k, n)
    if interval is None:
        return GroupShare(label, f"{k} of {n}", "too few to say", None)
    said = f"{percent(interval[0])} to {percent(interval[1])}"
    title = f"{of.title}: {k} of {n} {label}, 95% interval {said}"
    dot = interval_row(Caption(of.key, title), scale, interval, k / n)
    return GroupShare(label, f"{k} of {n}", said, dot)


def _verdict(cells: Mapping[str, Cell], rules: Rules) -> tuple[str, str]:
    """The verdict, or from when on one is given, and its class."""
    if cells["verdict"]:
        verdict = str(cells["verdict"])
        return verdict, "stay" if verdict == "stay" else "leave"
    visits, rated = f"{rules.group_visits} visits", f"{rules.group_rated} people rated"
    return f"too few to say: a verdict comes from {visits} and {rated} on", "none"


def _brought(cells: Mapping[str, Cell], rated: int) -> str:
    said = []
    if rated:
        per = cells["per_10h"]
        rate = f", {figure(per)} per 10 h" if isinstance(per, (int, float)) else ""
        low, high = cells["low"], cells["high"]
        if isinstance(low, float) and isinstance(high, float):
            rate += f" ({figure(low)} to {figure(high)})"
        said.append(f"{_int(cells, 'all_three')} of {rated} all three{rate}")
    received = _int(cells, "value_received")
    said.append(f"{received or 'no'} point{'' if received == 1 else 's'} of value received")
    return "; ".join(said)


def _int(cells: Mapping[str, Cell], key: str) -> int:
    value = cells[key]
    return int(value) if isinstance(value, (int, float)) else 0
