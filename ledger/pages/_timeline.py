"""The stages and rounds of campaigns on one line of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ledger.config import Pipeline, Stage, StageKind
from ledger.markdown import Html
from ledger.model.campaign import Campaign
from ledger.model.parts import StageLine
from ledger.model.rounds import rounds_of, scheduled
from ledger.model.stage import current, lines_by, pipeline_of
from ledger.pages._charts.parts import Caption
from ledger.pages._charts.timeline import (
    Course,
    Happened,
    Stay,
    TimelineChart,
    shade_at,
    timeline_chart,
)
from ledger.pages._links import Links, Place
from ledger.value import Value
from ledger.wording import plural

# So many rows are as many as one looks over; open campaigns come first.
ROWS = 24
WIDTH, SMALL_WIDTH = 960, 720


class TimelineLine(Value, frozen=True):
    """A row of the table behind the chart."""

    campaign: Html
    what: str
    begin: str
    lasted: str
    source: Place


class Timeline(Value, frozen=True):
    """The chart, the same as a table, and which campaigns are in neither, in words."""

    chart: TimelineChart
    lines: tuple[TimelineLine, ...]
    left_out: str


def timeline(links: Links) -> Timeline | None:
    """The campaigns with a dated stage, those still open first, then the last to end."""
    results = links.results
    campaigns = [one for one in results.ledger.campaigns if _dated(links, one)]
    if not campaigns:
        return None
    campaigns.sort(key=lambda one: _order(links, one))
    shown = campaigns[:ROWS]
    courses = [_course(links, one) for one in shown]
    first = min(course.begin for course in courses)
    said = (
        f"{plural(len(shown), 'campaign')} from {first.isoformat()} to "
        f"{results.as_of.isoformat()}, each a bar of its stages with its rounds as dots. "
        "The table below holds the same."
    )
    return Timeline(
        timeline_chart(
            Caption("timeline", "Campaigns over time", said), courses, results.as_of, WIDTH
        ),
        tuple(line for one in shown for line in _lines(links, one)),
        _left_out(links, campaigns),
    )


def own_timeline(links: Links, campaign: Campaign) -> TimelineChart | None:
    """The stages and rounds of one campaign; None where none of its stages has a date."""
    results = links.results
    if not _dated(links, campaign):
        return None
    course = _course(links, campaign)
    told = [*(stay.title for stay in course.stays), *(one.title for one in course.happened)]
    said = (
        f"From {course.begin.isoformat()} to {results.as_of.isoformat()}: {'; '.join(told)}. "
        "The stages and the rounds on this page are the same as tables."
    )
    caption = Caption("timeline", f"{campaign.name} over time", said)
    return timeline_chart(caption, [course], results.as_of, SMALL_WIDTH, named=False)


def _dated(links: Links, campaign: Campaign) -> list[tuple[StageLine, date]]:
    """The stage lines of a campaign that have a date and count on the day."""
    lines = lines_by(campaign, links.results.as_of)
    return [(line, line.date) for line in lines if line.date]


def _order(links: Links, campaign: Campaign) -> tuple[int, int, str]:
    """Open ones first, each group by the day of its last stage, latest first."""
    results = links.results
    stage = current(results.ledger, campaign, results.as_of)
    newest = max(day for _, day in _dated(links, campaign))
    return (0 if stage and stage.is_open else 1, -newest.toordinal(), campaign.path)


def _left_out(links: Links, campaigns: Sequence[Campaign]) -> str:
    """Which campaigns the chart has no room for; empty where it shows them all."""
    if len(campaigns) <= ROWS:
        return ""
    results = links.results
    stages = [current(results.ledger, one, results.as_of) for one in campaigns]
    opened = sum(stage is not None and stage.is_open for stage in stages)
    if opened >= ROWS:
        which = f"the {ROWS} open ones that changed last"
    else:
        which = f"the {opened} that are open and the {ROWS - opened} that ended last"
        which = which if opened else f"the {ROWS} that ended last"
    return f"Of {len(campaigns)} campaigns {which}."


def _course(links: Links, campaign: Campaign) -> Course:
    results = links.results
    pipeline = pipeline_of(results.ledger, campaign)
    lines = _dated(links, campaign)
    stays: list[Stay] = []
    happened: list[Happened] = []
    for at, (line, begin) in enumerate(lines):
        following = lines[at + 1][1] if at + 1 < len(lines) else None
        stage = pipeline.stages.get(line.stage) if pipeline else None
        said = line.stage.replace("-", " ")
        title = f"{said} from {begin.isoformat()}"
        waiting = stage is not None and not stage.is_open
        if stage and waiting:
            happened.append(Happened(begin, stage.kind.value, title))
            if stage.kind is not StageKind.PARKED or not following:
                continue
        end = following or results.as_of
        stays.append(Stay(begin, end, _shade(pipeline, stage), waiting, said, title))
    for one in rounds_of(results.ledger, campaign, results.as_of):
        title = f"round {one.label} held {one.entry.date.isoformat()}"
        happened.append(Happened(one.entry.date, "held", title))
    for entry in scheduled(results.ledger, campaign, results.as_of):
        title = f"round {entry.round or ''} set for {entry.date.isoformat()}"
        happened.append(Happened(entry.date, "set", title))
    return Course(
        campaign.name,
        _ended(pipeline, lines[-1][0]),
        lines[0][1],
        tuple(stays),
        tuple(happened),
    )


def _ended(pipeline: Pipeline | None, last: StageLine) -> str:
    """The end of a campaign as it stands behind its name; empty where it goes on."""
    stage = pipeline.stages.get(last.stage) if pipeline else None
    if stage and stage.is_open:
        return ""
    return f", {last.stage.replace('-', ' ')} {last.date}"


def _shade(pipeline: Pipeline | None, stage: Stage | None) -> int:
    """The shade of a stage by its place among the open stages of its pipeline."""
    if pipeline is None or stage is None or stage.kind is StageKind.REOPENED:
        return 1
    names = [one.name for one in pipeline.stages.values() if one.kind is StageKind.OPEN]
    return shade_at(names.index(stage.name), len(names)) if stage.name in names else 1


def _lines(links: Links, campaign: Campaign) -> Iterator[TimelineLine]:
    results = links.results
    name = links.named(campaign)
    pipeline = pipeline_of(results.ledger, campaign)
    lines = lines_by(campaign, results.as_of)
    for at, line in enumerate(lines):
        stage = pipeline.stages.get(line.stage) if pipeline else None
        goes_on = results.as_of if stage is None or stage.is_open else None
        following = lines[at + 1].date if at + 1 < len(lines) else goes_on
        lasted = plural((following - line.date).days, "day") if line.date and following else ""
        yield TimelineLine(
            name,
            line.stage.replace("-", " "),
            line.date.isoformat() if line.date else "",
            lasted,
            links.location(line.location),
        )
    for one in rounds_of(results.ledger, campaign, results.as_of):
        yield TimelineLine(
            name,
            f"round {one.label}".strip(),
            one.entry.date.isoformat(),
            "",
            links.location(one.entry.location),
        )
