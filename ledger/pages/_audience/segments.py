"""Whom I aim at, and who answers: by segment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ledger import markdown
from ledger.markdown import Html
from ledger.metrics import Row
from ledger.metrics._answers import DAYS
from ledger.metrics._shares import in_words
from ledger.metrics.channels import ChannelFigures
from ledger.model.channel import Channel
from ledger.model.entry import Entry
from ledger.pages._charts.parts import Caption
from ledger.pages._charts.row_bar import RowBar, row_bar
from ledger.pages._links import Links, Place
from ledger.value import Value
from ledger.wording import fold, number, percent, plural

UNPLACED = "unplaced"


class SegmentRow(Value, frozen=True):
    """One segment: the hours of the channels aimed at it, and the people of it who answered.

    `standing` says whether it is declared, emergent or neither; `state` is its class.
    """

    name: str
    standing: Html
    state: str
    channels: Html
    hours: str
    hours_bar: RowBar | None
    people: str
    people_bar: RowBar | None
    posts: str
    places: tuple[Place, ...]


@dataclass
class _Segment:
    """A segment as it is put together."""

    name: str
    row: Row | None = None
    channels: list[Channel] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)

    @property
    def hours(self) -> float:
        return sum(entry.minutes or 0 for entry in self.entries.values()) / 60

    @property
    def people(self) -> int:
        return _int(self.row, "people")

    @property
    def order(self) -> tuple[bool, int, float, str]:
        """Most people first, then most hours; the unplaced last."""
        return (self.name == "", -self.people, -self.hours, self.name)


class _Most(Value, frozen=True):
    """What all rows share: the most hours and people of any, and what is said of the unplaced."""

    hours: float
    people: int
    unplaced: str


def segment_rows(
    links: Links, rows: Sequence[Row], figures: Sequence[ChannelFigures]
) -> tuple[SegmentRow, ...]:
    """Every segment that answered, is declared or that a channel is aimed at."""
    found = _segments(rows, figures, links.results.as_of)
    ordered = sorted(found, key=lambda one: one.order)
    most = _Most(
        max((one.hours for one in found), default=0.0),
        max((one.people for one in found), default=0),
        _unplaced(found, links.results.ledger.config.rules.unplaced_share),
    )
    return tuple(_row(links, at, one, most) for at, one in enumerate(ordered, start=1))


def _segments(
    rows: Sequence[Row], figures: Sequence[ChannelFigures], as_of: date
) -> list[_Segment]:
    """The segments of M10, and those that only a channel in use is aimed at.

    A channel aimed at two segments counts for both.
    """
    found: dict[str, _Segment] = {}
    for row in rows:
        name = str(row.cells["segment"] or "")
        found[fold(name)] = _Segment(name, row)
    for used in figures:
        channel = used.channel
        for aim in dict.fromkeys(name.strip() for name in channel.aimed_at if name.strip()):
            one = found.setdefault(fold(aim), _Segment(aim))
            one.channels.append(channel)
            recent = used.lately(as_of, DAYS)
            one.entries.update({entry.evidence: entry for entry in recent})
    return list(found.values())


def _row(links: Links, at: int, one: _Segment, most: _Most) -> SegmentRow:
    name = one.name or UNPLACED
    standing, state = _standing(one, most.unplaced)
    posts = _int(one.row, "posts")
    told = f"{name}: {number(one.hours)} hours in channels aimed at them"
    answered = f"{name}: {plural(one.people, 'person', 'people')} answered in depth"
    evidence = one.row.evidence if one.row else ()
    return SegmentRow(
        name=name,
        standing=markdown.ticked(standing),
        state=state,
        channels=links.names(one.channels) if one.channels else markdown.plain(""),
        hours=f"{number(one.hours)}h" if one.hours else "–",
        hours_bar=_bar(f"segment-{at}-hours", told, one.hours, most.hours),
        people=str(one.people) if one.people else "none",
        people_bar=_bar(f"segment-{at}-people", answered, one.people, most.people, "strong"),
        posts=f"to {plural(posts, 'post')}" if posts else "",
        places=links.places(evidence),
    )


def _standing(one: _Segment, share: str) -> tuple[str, str]:
    """Whether a segment is declared, emergent or neither, in words and as a class."""
    cells = one.row.cells if one.row else {}
    if not one.name:
        return share, "none"
    if cells.get("declared"):
        return "declared in `audience`", "declared"
    if cells.get("emergent"):
        aimed = "" if one.channels else ": nobody aimed at them"
        return f"emergent{aimed}", "emergent"
    return ("aimed at by a channel alone" if one.channels else "not in `audience`"), "other"


def _unplaced(found: Sequence[_Segment], most: float) -> str:
    """How many of those who answered have no segment, and from where on none is called."""
    people = sum(one.people for one in found)
    unplaced = sum(one.people for one in found if not one.name)
    return (
        f"no segment recorded: {in_words(unplaced, people)}; over {percent(most)}† no segment "
        "is called emergent"
    )


def _bar(key: str, title: str, value: float, top: float, tone: str = "") -> RowBar | None:
    return row_bar(Caption(key, title), value, top, tone) if value > 0 else None


def _int(row: Row | None, key: str) -> int:
    value = row.cells[key] if row else 0
    return int(value) if isinstance(value, (int, float)) else 0
