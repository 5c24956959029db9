"""Am I aiming at the right people: channels, who answers, and the groups."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ledger.markdown import Html, ticked
from ledger.metrics import Measurement
from ledger.metrics._answers import DAYS
from ledger.metrics._shares import in_words
from ledger.metrics.channels import figures_of
from ledger.metrics.groups import groups_of
from ledger.pages._advice import ActionView, action_views
from ledger.pages._audience.channels import ChannelRows, channel_rows
from ledger.pages._audience.groups import GroupRows, group_rows
from ledger.pages._audience.segments import SegmentRow, segment_rows
from ledger.pages._audience.standing import audience_standing
from ledger.pages._inputs import laid_out_page
from ledger.pages._links import Links
from ledger.pages._page import Page, page_kind
from ledger.pages._results import Results
from ledger.pages._settings import Setting, settings_of
from ledger.pages._tables import Table, table_of
from ledger.pages._words import sentence
from ledger.value import Value

# What is advised about where effort goes.
RULES = ("audience-audit", "channel-worse", "emergent-segment", "group-failing")


class Part(Value, frozen=True):
    """One metric's part of the page: its reading, what stands beside it, and its whole table."""

    href: str
    reading: Html
    aside: tuple[Html, ...]
    table: Table | None
    settings: tuple[Setting, ...]


class AudienceView(Value, frozen=True):
    """What the page of the audience places. `declared` are the segments that me.md names.

    `buyers_known` is whether it says whose buyers a group's people should reach.
    """

    standing: Html
    actions: tuple[ActionView, ...]
    channels: ChannelRows
    conversion: str
    base_rates: bool
    channels_part: Part | None
    segments: tuple[SegmentRow, ...]
    segments_part: Part | None
    declared: tuple[str, ...]
    days: int
    groups: GroupRows
    groups_part: Part | None
    buyers_known: bool


@page_kind(
    "audience",
    label="Audience",
    place=4,
    question="Am I aiming at the right people?",
    metrics=("channels", "resonance", "groups"),
)
def audience(results: Results) -> Iterator[Page]:
    """One page."""
    yield laid_out_page("audience.html", "audience", "Audience", partial(_view, results))


def _view(results: Results) -> AudienceView:
    links = Links(results, "audience.html")
    channels = results.measurements.get("channels")
    resonance = results.measurements.get("resonance")
    groups = results.measurements.get("groups")
    profile = results.ledger.profile
    figures = figures_of(results.ledger, results.as_of) if channels else []
    met = groups_of(results.ledger, results.as_of) if groups else []
    tried = _conversion(channels)
    rows = resonance.rows if resonance else ()
    unplaced = any(row.cells["segment"] is None for row in rows)
    return AudienceView(
        standing=audience_standing(links),
        actions=action_views(links, [one for one in results.actions if one.rule in RULES]),
        channels=channel_rows(links, channels.rows if channels else (), figures),
        conversion=tried,
        channels_part=_part(links, "channels", channels, *(["attempt-age"] if tried else [])),
        base_rates=any(row.cells["base_rate"] for row in channels.rows) if channels else False,
        segments=segment_rows(links, rows, figures),
        segments_part=_part(
            links, "resonance", resonance, *(["unplaced-share"] if unplaced else [])
        ),
        declared=tuple(name for name in profile.audience if name.strip()),
        days=DAYS,
        groups=group_rows(links, groups.rows if groups else (), met),
        groups_part=_part(links, "groups", groups, "group-visits", "group-rated", "group-share"),
        buyers_known=bool(profile.industries or profile.functions or profile.levels),
    )


def _conversion(channels: Measurement | None) -> str:
    """How many attempts led to a first interview, of those that have had their chance."""
    if channels is None or channels.k is None or not channels.n:
        return ""
    return in_words(channels.k, channels.n)


def _part(links: Links, name: str, taken: Measurement | None, *settings: str) -> Part | None:
    if taken is None:
        return None
    titles = {metric.name: metric.title for metric in links.results.metrics}
    return Part(
        href=links.metric(name),
        reading=ticked(sentence(taken.reading)),
        aside=tuple(ticked(sentence(one)) for one in taken.aside),
        table=table_of(links, titles.get(name, name), name, taken) if taken.rows else None,
        settings=settings_of(links.results, *settings),
    )
