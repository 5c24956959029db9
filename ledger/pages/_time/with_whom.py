"""With whom the hours went, and what came of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ledger.markdown import Html
from ledger.metrics._hours_with import HoursWith
from ledger.model.campaign import Campaign
from ledger.model.channel import Channel
from ledger.model.contact import Contact
from ledger.model.organization import Organization
from ledger.model.record import Record
from ledger.model.stage import current_line
from ledger.pages._charts.parts import Caption
from ledger.pages._charts.row_bar import RowBar, row_bar
from ledger.pages._links import Links, Place
from ledger.value import Value
from ledger.wording import hours, plural

SHOWN = 7
# So many of a kind are listed at all; whoever took less is counted.
LISTED = 100
NOTHING = "nothing came back yet"

# The results of each channel since the beginning, by its id, as M9 has them.
Results = Mapping[str, int]
_GROUPS: tuple[tuple[str, type[Record]], ...] = (
    ("Channels", Channel),
    ("Campaigns", Campaign),
    ("People", Contact),
    ("Organizations", Organization),
)


class WithRow(Value, frozen=True):
    """One person, organization, campaign or channel: the hours, and what came of them in words."""

    name: Html
    stage: str
    hours: str
    bar: RowBar
    came: str
    places: tuple[Place, ...]


class WithGroup(Value, frozen=True):
    """Those of one kind, most hours first: those shown, more of them, and how many are left."""

    label: str
    key: str
    shown: tuple[WithRow, ...]
    more: tuple[WithRow, ...]
    left_out: int


class WithMost(Value, frozen=True):
    """What took the most hours, and what came of it in words."""

    one: HoursWith
    came: str


def with_most(found: Sequence[HoursWith], results: Results) -> WithMost | None:
    """What took the most hours; an organization is there through its campaigns and people."""
    for one in found:
        if not isinstance(one.record, Organization):
            return WithMost(one, came_back(one, results))
    return None


def with_groups(
    links: Links, found: Sequence[HoursWith], results: Results
) -> tuple[WithGroup, ...]:
    """Channels, campaigns, people and organizations, each kind ranked by the hours."""
    most = max((one.minutes for one in found), default=0)
    made = []
    for label, kind in _GROUPS:
        these = [one for one in found if isinstance(one.record, kind)]
        key = label.lower()
        rows = tuple(
            _row(links, Caption(f"with-{key}-{at}", came_back(one, results)), one, most)
            for at, one in enumerate(these[:LISTED])
        )
        if rows:
            left_out = max(0, len(these) - LISTED)
            made.append(WithGroup(label, key, rows[:SHOWN], rows[SHOWN:], left_out))
    return tuple(made)


def _row(links: Links, came: Caption, one: HoursWith, most: int) -> WithRow:
    line = current_line(links.results.ledger, one.record, links.results.as_of)
    title = f"{one.record.name}: {hours(one.minutes)}"
    return WithRow(
        name=links.named(one.record),
        stage=line.stage.replace("-", " ") if line else "",
        hours=hours(one.minutes),
        bar=row_bar(Caption(came.key, title), one.minutes, most),
        came=came.title,
        places=links.places(entry.evidence for entry in one.entries),
    )


def came_back(one: HoursWith, results: Results) -> str:
    """What came back from one, in words."""
    said = [plural(one.talks, "conversation")] if one.talks else []
    said += [plural(one.answers, "answer")] if one.answers else []
    if one.received:
        introductions = plural(one.introductions, "introduction") if one.introductions else ""
        said.append(f"{one.received} received" + (f" ({introductions})" if introductions else ""))
    said += ["they value the offer"] if one.gets_it else []
    if isinstance(one.record, Channel):
        brought = results.get(one.record.id, 0)
        said.append(f"{plural(brought, 'result')} so far" if brought else "no result so far")
    return ", ".join(said) or NOTHING
