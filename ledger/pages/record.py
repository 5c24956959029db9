"""A page for each record: its facts, its stages, its whole story, and what it is linked to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ledger import markdown
from ledger.diagnostic import Severity
from ledger.markdown import Html
from ledger.metrics import Row
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.record import Record, RecordKind
from ledger.model.stage import current_line
from ledger.pages._addresses import FOLDERS
from ledger.pages._advice import ActionView, action_views
from ledger.pages._charts.timeline import TimelineChart
from ledger.pages._findings import FindingView, finding_view
from ledger.pages._freshness import Freshness, freshness
from ledger.pages._links import Links, Place
from ledger.pages._page import Page, page_kind
from ledger.pages._record.facts import Anchors, Fact, facts, not_recorded
from ledger.pages._record.inputs import inputs_of
from ledger.pages._record.rounds import RoundView, round_views
from ledger.pages._record.stages import StageView, stage_views
from ledger.pages._results import Results
from ledger.pages._story import StoryLine, story_line
from ledger.pages._tables import cell_of
from ledger.pages._timeline import own_timeline
from ledger.pages._words import heading
from ledger.value import Value
from ledger.wording import days_ago

_FINDINGS_SHOWN = 3


class LinkGroup(Value, frozen=True):
    """Records of one kind, each a link."""

    kind: str
    names: tuple[Html, ...]


class InFigure(Value, frozen=True):
    """What a metric's table says of this record, row by row."""

    title: str
    href: str
    rows: tuple[tuple[tuple[str, Html], ...], ...]


class RecordView(Value, frozen=True):
    """What a record's page places."""

    kind: str
    name: str
    subtitle: Html
    stage: str
    stage_since: str
    freshness: Freshness
    private: bool
    source: Place
    actions: tuple[ActionView, ...]
    findings: tuple[FindingView, ...]
    more_findings: tuple[FindingView, ...]
    facts: tuple[Fact, ...]
    missing: str
    stages: tuple[StageView, ...]
    rounds: tuple[RoundView, ...]
    timeline: TimelineChart | None
    several_episodes: bool
    coming: tuple[StoryLine, ...]
    story: tuple[StoryLine, ...]
    notes: Html | None
    both_ways: tuple[LinkGroup, ...]
    links_to: tuple[LinkGroup, ...]
    linked_from: tuple[LinkGroup, ...]
    figures: tuple[InFigure, ...]
    anchors: tuple[str, ...]


@page_kind("record", below="records")
def record(results: Results) -> Iterator[Page]:
    """One page for each record, whatever is wrong with it."""
    for one in results.ledger.records:
        if page := page_of(results, one):
            yield page


def page_of(results: Results, one: Record) -> Page | None:
    """The page of one record; None where it has none."""
    path = results.addresses.page(one.path)
    if path is None:
        return None
    view = partial(_view, results, path, one)
    return Page(path, "record", one.name, view, partial(inputs_of, results, one))


def _view(results: Results, page: str, one: Record) -> RecordView:
    links = Links(results, page)
    anchors = Anchors(results.addresses.lines(one.path), results.addresses.mark)
    shown = facts(links, one, anchors)
    stages = stage_views(links, one, anchors)
    line = current_line(results.ledger, one, results.as_of) if one.stages else None
    story = _story(links, one, anchors)
    urgent, informing = _findings(links, one)
    both_ways, links_to, linked_from = _linked(links, one)
    return RecordView(
        kind=f"{one.kind.value}, archived" if one.archived else one.kind.value,
        name=one.name,
        subtitle=_subtitle(links, one),
        stage=line.stage.replace("-", " ") if line else "",
        stage_since=days_ago(line.date, results.as_of) if line and line.date else "",
        freshness=freshness(results, one),
        private=one.private,
        source=links.location(one.location),
        actions=action_views(links, results.actions_by_subject.get(one.path, ())),
        findings=urgent[:_FINDINGS_SHOWN],
        more_findings=(*urgent[_FINDINGS_SHOWN:], *informing),
        facts=shown,
        missing="" if results.shared else ", ".join(not_recorded(one)),
        stages=stages,
        rounds=round_views(links, one),
        timeline=own_timeline(links, one) if isinstance(one, Campaign) else None,
        several_episodes=len({stage.episode for stage in stages if stage.episode}) > 1,
        coming=tuple([line for line in story if line.state]),
        story=tuple([line for line in reversed(story) if not line.state]),
        notes=links.notes(one.notes) if one.notes.strip() else None,
        both_ways=both_ways,
        links_to=links_to,
        linked_from=linked_from,
        figures=tuple(_in_figures(links, one)),
        anchors=anchors.left(),
    )


def _findings(links: Links, one: Record) -> Iterator[tuple[FindingView, ...]]:
    """What was found in the file of a record: what is wrong, and what only informs."""
    given = links.results.findings_by_path.get(one.path, ())
    found = [finding_view(links, finding) for finding in given]
    yield tuple(one for one in found if one.severity != Severity.INFO)
    yield tuple(one for one in found if one.severity == Severity.INFO)


def _subtitle(links: Links, one: Record) -> Html:
    """The title and the organization of a contact or a campaign."""
    if not isinstance(one, (Contact, Campaign)):
        return markdown.plain("")
    parts = [markdown.plain(one.title)] if one.title else []
    organization = links.results.ledger.organization_of(one)
    if organization:
        parts.append(links.named(organization))
    return markdown.joined(parts, ", ")


def _story(links: Links, one: Record, anchors: Anchors) -> tuple[StoryLine, ...]:
    made = []
    for entry in links.results.story(one):
        place = entry.location
        anchor = anchors.take(place.line) if place.path == one.path else ""
        made.append(story_line(links, entry, one, anchor))
    return tuple(made)


def _linked(links: Links, one: Record) -> Iterator[tuple[LinkGroup, ...]]:
    """The records linked both ways, those linked to alone, and those linked from alone."""
    to = links.results.links_of(one)
    back = links.results.ledger.linked_from(one)
    linked_to = {other.path for other in to}
    linking = {other.path for other in back}
    yield _groups(links, [other for other in to if other.path in linking])
    yield _groups(links, [other for other in to if other.path not in linking])
    yield _groups(links, [other for other in back if other.path not in linked_to])


def _groups(links: Links, records: list[Record]) -> tuple[LinkGroup, ...]:
    """Some records by kind and name."""
    if not records:
        return ()
    if len(records) == 1:  # as most are, and there is nothing to put in order
        return (LinkGroup(FOLDERS[records[0].kind], (links.named(records[0]),)),)
    records.sort(key=lambda it: (it.name.casefold(), it.path))
    named: dict[RecordKind, list[Html]] = {}
    for other in records:
        named.setdefault(other.kind, []).append(links.named(other))
    return tuple(
        [LinkGroup(folder, tuple(named[kind])) for kind, folder in FOLDERS.items() if kind in named]
    )


def _in_figures(links: Links, one: Record) -> Iterator[InFigure]:
    """The rows of every metric that name this record first."""
    rows = links.results.rows_by_path.get(one.path)
    if not rows:
        return
    for metric in links.results.metrics:
        if metric.name in rows:
            said = tuple(_said(links, row) for row in rows[metric.name])
            yield InFigure(metric.title, links.metric(metric.name, "rows"), said)


def _said(links: Links, row: Row) -> tuple[tuple[str, Html], ...]:
    """A row's cells after the first, in words, as far as something is recorded."""
    return tuple(
        (heading(key), cell_of(links, key, value).text)
        for key, value in list(row.cells.items())[1:]
        if value is not None and value != ""
    )
