"""A record's stages and rounds, episode by episode."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ledger import markdown
from ledger.markdown import Html
from ledger.model.campaign import Campaign
from ledger.model.record import Record
from ledger.model.rounds import rounds_of, scheduled
from ledger.model.stage import episode_of, episodes, pipeline_of
from ledger.pages._facts import Anchors
from ledger.pages._links import Links, Place
from ledger.wording import days_ago, plural


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage line: when, how long it lasted, and the evidence typed with it."""

    anchor: str
    day: str
    stage: str
    lasted: str
    evidence: Html
    override: bool
    known: bool
    episode: int
    source: Place


@dataclass(frozen=True, slots=True)
class RoundView:
    """An interview round: held or set, its open issues, and what closed it."""

    episode: int
    label: str
    day: str
    when: str
    people: Html
    issues: tuple[Html, ...]
    follow_up: str
    addressed: str
    held: Place
    closed: Place | None


def stage_views(links: Links, record: Record, anchors: Anchors) -> tuple[StageView, ...]:
    """Every stage line as typed, oldest first, those of an unknown stage too."""
    results = links.results
    pipeline = pipeline_of(results.ledger, record)
    runs = episodes(results.ledger, record, results.as_of)
    numbers = {line.location: run.number for run in runs for line in run.lines}
    made = []
    for at, line in enumerate(record.stages):
        following = record.stages[at + 1].date if at + 1 < len(record.stages) else None
        lasted = ""
        if line.date and following:
            lasted = plural((following - line.date).days, "day")
        elif line.date and line.date <= results.as_of and at + 1 == len(record.stages):
            lasted = f"since {plural((results.as_of - line.date).days, 'day')}"
        made.append(
            StageView(
                anchor=anchors.take(line.location.line),
                day=line.date.isoformat() if line.date else "",
                stage=line.stage.replace("-", " "),
                lasted=lasted,
                evidence=links.line(line.evidence),
                override=line.because,
                known=pipeline is None or line.stage in pipeline.stages,
                episode=numbers.get(line.location, 0),
                source=links.location(line.location),
            )
        )
    return tuple(made)


def round_views(links: Links, record: Record) -> tuple[RoundView, ...]:
    """The rounds of a campaign, held ones first, then those that are set."""
    if not isinstance(record, Campaign):
        return ()
    return (*_held(links, record), *_set(links, record))


def _held(links: Links, campaign: Campaign) -> Iterator[RoundView]:
    results = links.results
    for one in rounds_of(results.ledger, campaign, results.as_of):
        sent = one.followed_up
        days = (sent.date - one.entry.date).days if sent else None
        yield RoundView(
            episode=one.episode,
            label=one.label,
            day=one.entry.date.isoformat(),
            when="held",
            people=links.names(one.people),
            issues=tuple(links.line(issue) for issue in one.issues),
            follow_up="nothing sent" if days is None else _after(days),
            addressed=("yes" if one.addressed else "no") if one.issues else "",
            held=links.location(one.entry.location),
            closed=links.location(sent.location) if sent else None,
        )


def _set(links: Links, campaign: Campaign) -> Iterator[RoundView]:
    results = links.results
    runs = episodes(results.ledger, campaign, results.as_of)
    for entry in scheduled(results.ledger, campaign, results.as_of):
        yield RoundView(
            episode=episode_of(runs, entry.date),
            label=entry.round or "",
            day=entry.date.isoformat(),
            when=days_ago(entry.date, results.as_of),
            people=markdown.plain(""),
            issues=(),
            follow_up="",
            addressed="",
            held=links.location(entry.location),
            closed=None,
        )


def _after(days: int) -> str:
    return "the same day" if days == 0 else f"after {plural(days, 'day')}"
